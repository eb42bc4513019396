import Taro from '@tarojs/taro'

export const seekFilm = (id: string, position: number) => Taro.createVideoContext(id).seek(position)

export const pauseFilm = (id: string) => Taro.createVideoContext(id).pause()

/** Unknown to older WeChat, which plays on at its own speed. */
export const setFilmSpeed = (id: string, speed: number) => Taro.createVideoContext(id).playbackRate(speed)
