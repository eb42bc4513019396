// How a sentence is to be read: espeak-ng takes each character's commonest reading unless pinyin tells otherwise.
import { espeak } from './tools'

const READINGS: Record<string, string> = {
  '12122': 'yao1 er4 yao1 er4 er4',
  '96110': 'jiu3 liu4 yao1 yao1 ling2',
  '119': 'yao1 yao1 jiu3',
  '120': 'yao1 er4 ling2',
  '110': 'yao1 yao1 ling2',
  ETC: 'yi1 ti1 xi1',
  不得: 'bu4 de2',
  干别: 'gan4 bie2',
  你为: 'ni3 wei2',
  期为: 'qi1 wei2',
  转为: 'zhuan3 wei2',
  睡不着: 'shui4 bu5 zhao2',
  替不了: 'ti4 bu5 liao3',
  做不了: 'zuo4 bu5 liao3',
  来不了: 'lai2 bu5 liao3',
  倒下: 'dao3 xia4',
  请假: 'qing3 jia4',
  那只: 'na4 zhi1',
  硬地: 'ying4 di4',
  地方: 'di4 fang5',
  处置: 'chu3 zhi4',
  尽: 'jin3',
  应急: 'ying4 ji2',
  反应: 'fan3 ying4',
  回应: 'hui2 ying4',
  应用: 'ying4 yong4',
  弹回: 'tan2 hui2',
  撒: 'sa3',
  更新: 'geng1 xin1',
  空着: 'kong4 zhe5',
  系好: 'ji4 hao3',
  银行: 'yin2 hang2',
  重启: 'chong2 qi3',
  班长: 'ban1 zhang3',
  小觉: 'xiao3 jiao4',
}

const WORDS = new RegExp(Object.keys(READINGS).join('|'), 'g')
const HAN = /\p{Script=Han}/u

export const spoken = (text: string): string => changeTones(text).replace(WORDS, (word) => ` ${READINGS[word]} `)

/** 不 rises before a falling tone; 一 rises before a falling tone and falls before the others. */
function changeTones(text: string): string {
  const characters = [...text]
  const places = characters.flatMap((character, at) => (HAN.test(character) ? [at] : []))
  const tones = tonesOf(text)
  if (tones.length !== places.length) return text
  places.forEach((at, index) => {
    // 'undefined' also where a comma or the end comes next
    const next = places[index + 1] === at + 1 ? tones[index + 1] : undefined
    if (next === undefined) return
    if (characters[at] === '不' && next === '51') characters[at] = ' bu2 '
    if (characters[at] === '一' && !counts(text, at)) characters[at] = next === '51' ? ' yi2 ' : ' yi4 '
  })
  return characters.join('')
}

/** 第一, 十一; and 一是…, 一要… where a list begins: read as the number. */
function counts(text: string, at: number): boolean {
  const before = text[at - 1]
  if (before && '第十百千二'.includes(before)) return true
  return (!before || '，。；：'.includes(before)) && '是要'.includes(text[at + 1] ?? ' ')
}

/** One for each character; fewer or more where figures or Latin letters are among them. */
function tonesOf(text: string): string[] {
  const phonemes = espeak(['-q', '-x', text.replace(/[\dA-Za-z]+/g, '，')]).toString()
  const syllables = phonemes.split(/_\||\s+/).filter((syllable) => /[a-zA-Z@]/.test(syllable))
  return syllables.map((syllable) => /\d+/.exec(syllable)?.[0] ?? '')
}
