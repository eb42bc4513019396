import { type Region, regionNames, regions } from '#domain/region'
import { Chips } from '../../components/Chips'

interface RegionChipsProps {
  value: Region | null
  onChange: (region: Region) => void
}

const items = regions.map((key) => ({ key, label: regionNames[key] }))

export const RegionChips = ({ value, onChange }: RegionChipsProps) => (
  <Chips items={items} value={value} onChange={onChange} />
)
