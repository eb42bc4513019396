/** Which cloud function answers an action: what makes or reads files is asked of `report`, all else of `api`. */
export const functionOf = (action: string) => (action.startsWith('report.') ? 'report' : 'api')
