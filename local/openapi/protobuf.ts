import protobuf from 'protobufjs'

/** The messages around WeChat's open interfaces, as wx-server-sdk 4.0.2 writes and reads them. */
const SCHEMA = `
syntax = "proto3";
message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
message OpenApiData { repeated KeyValuePair pairs = 1; }
message SvrkitApiData { string apiName = 1; bytes reqData = 2; }
message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; SvrkitApiData svrkitData = 4; string appid = 6; }
message CommOpenApiResp { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; int32 svrkitErrorCode = 6; }
message ApiGetOpenDataByCloudIdReq { repeated string cloudidList = 2; }
message OpDataItem { string cloudId = 1; string json = 2; }
message ApiGetOpenDataByCloudIdResp { repeated OpDataItem dataList = 1; }
`

const { root } = protobuf.parse(SCHEMA)
const [request, response, openDataRequest, openDataResponse] = [
  'CommApiData',
  'CommOpenApiResp',
  'ApiGetOpenDataByCloudIdReq',
  'ApiGetOpenDataByCloudIdResp',
].map((name) => root.lookupType(name)) as [protobuf.Type, protobuf.Type, protobuf.Type, protobuf.Type]

interface RequestMessage {
  apiType: number
  openapiData?: { pairs?: { key: string; value: Uint8Array; filename?: string }[] }
  svrkitData?: { apiName: string; reqData: Uint8Array }
}

/** One argument: the value of its JSON text, or the bytes of a file. */
export type Argument = string | number | boolean | null | object

/** Reads `requestData`. Throws on bytes that are no such message. */
export function decodeRequest(bytes: Uint8Array): { args: Map<string, Argument>; cloudIds: string[] } {
  const { openapiData, svrkitData } = request.decode(bytes) as unknown as RequestMessage
  const args = (openapiData?.pairs ?? []).map(({ key, value, filename }): [string, Argument] => [
    key,
    filename ? Buffer.from(value) : (JSON.parse(Buffer.from(value).toString()) as Argument),
  ])
  const inner = svrkitData && (openDataRequest.decode(svrkitData.reqData) as unknown as { cloudidList: string[] })
  return { args: new Map(args), cloudIds: inner?.cloudidList ?? [] }
}

export interface OpenApiResponse {
  respData: Uint8Array
  contentType?: string
  errorCode?: number
  httpCode?: number
}

export const encodeResponse = (answer: OpenApiResponse): Uint8Array =>
  response.encode(response.fromObject(answer)).finish()

/** The list that `getOpenData` reads: one JSON text per cloud id. */
export const encodeOpenData = (dataList: { cloudId: string; json: string }[]): Uint8Array =>
  openDataResponse.encode(openDataResponse.fromObject({ dataList })).finish()
