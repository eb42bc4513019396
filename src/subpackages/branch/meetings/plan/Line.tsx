import { Textarea } from '@tarojs/components'
import './parts.scss'

interface LineProps {
  label: string
  value: string
  placeholder: string
  /** In a drawer, which stays where it is while the page scrolls. */
  fixed?: boolean
  onChange: (words: string) => void
  onLeave?: () => void
}

/** One line of words, on as many lines of the phone as it takes: large text does not fit an Input. */
export function Line({ label, value, placeholder, fixed, onChange, onLeave }: LineProps) {
  return (
    <Textarea
      className='field-box line-text'
      value={value}
      maxlength={-1}
      placeholder={placeholder}
      ariaLabel={label}
      fixed={fixed}
      autoHeight
      showConfirmBar={false}
      onInput={({ detail }) => onChange(detail.value.replace(/\s*\n\s*/g, ' '))}
      onBlur={onLeave}
    />
  )
}
