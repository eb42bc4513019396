import { openid } from './identity.h5'

/** The local gateway answers in place of the cloud. */
export async function invoke(name: string, data: object): Promise<unknown> {
  const response = await fetch(`/cloud/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(openid ? { 'x-openid': openid } : {}) },
    body: JSON.stringify(data),
  })
  if (!response.ok) throw new Error(`gateway answered ${response.status}`)
  return response.json()
}
