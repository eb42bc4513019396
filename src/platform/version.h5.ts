export const version = () => '本机演示'
