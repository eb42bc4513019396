import { createElement, type PropsWithChildren } from 'react'
import { MeProvider } from './me'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  return createElement(MeProvider, null, children)
}
