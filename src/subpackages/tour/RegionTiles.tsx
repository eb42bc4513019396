import { Text, View } from '@tarojs/components'
import { type Region, regionNames, regions, regionTiles } from '#domain/region'
import './regionTiles.scss'

interface RegionTilesProps {
  /** Beneath the name: a number with its word, and what is missing. */
  words: (region: Region) => readonly string[]
  /** Help is needed there: said by the words too. */
  needs?: (region: Region) => boolean
  chosen?: Region | null
  onChoose?: (region: Region) => void
}

const ROWS = [1, 2, 3, 4, 5]
const COLUMNS = [1, 2, 3, 4]

const regionAt = (row: number, column: number) =>
  regions.find((region) => regionTiles[region].row === row && regionTiles[region].column === column)

/** Row by row, null where the map is empty. */
const places = ROWS.flatMap((row) => COLUMNS.map((column) => regionAt(row, column) ?? null))

/** The 14 市州, each on its side of the province: nothing to be measured, everything to be found. */
export function RegionTiles({ words, needs = () => false, chosen = null, onChoose }: RegionTilesProps) {
  return (
    <View className='tiles'>
      {places.map((region, index) =>
        region === null ? (
          <View key={index} className='tile-place' ariaHidden />
        ) : (
          <View key={index} className='tile-place'>
            <Tile
              region={region}
              said={words(region)}
              look={[needs(region) && 'tile-needs', chosen === region && 'tile-on'].filter(Boolean).join(' ')}
              onTap={onChoose && (() => onChoose(region))}
            />
          </View>
        ),
      )}
    </View>
  )
}

interface TileProps {
  region: Region
  said: readonly string[]
  look: string
  onTap: (() => void) | undefined
}

const Tile = ({ region, said, look, onTap }: TileProps) => (
  <View
    className={`tile ${look}`}
    hoverClass={onTap ? 'tile-press' : 'none'}
    ariaRole={onTap ? 'button' : undefined}
    ariaLabel={[regionNames[region], ...said].join('，')}
    onClick={onTap}
  >
    <Text className='tile-name'>{regionNames[region]}</Text>
    {said.map((line) => (
      <Text key={line} className='tile-line'>
        {line}
      </Text>
    ))}
  </View>
)
