/** Who calls a function. The source is a chain such as `wx_client,scf`. */
export interface Caller {
  openid: string
  source: string
}

export interface EnvironmentOptions {
  adminUrl: string
  appId: string
  /** Given to every function, below what the cloud itself sets. */
  variables: Record<string, string>
}

export const ENVIRONMENT_ID = 'local-env'

/** What the SDK and the function find in process.env. Without an invocation: what a module sees while it is loaded. */
export function environmentOf(
  { adminUrl, appId, variables }: EnvironmentOptions,
  invocation?: Caller & { id: string },
): Record<string, string> {
  return {
    ...variables,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    // Anything else makes the SDK ask a metadata host before each request.
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: ENVIRONMENT_ID,
    TCB_ENV: ENVIRONMENT_ID,
    TCB_SOURCE: invocation?.source ?? '',
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_CLIENTIP,WX_API_TOKEN',
    WX_OPENID: invocation?.openid ?? '',
    WX_APPID: appId,
    WX_UNIONID: '',
    WX_CLIENTIP: '127.0.0.1',
    WX_API_TOKEN: invocation?.id ?? '',
    // A failed call would keep the process alive for 3 s.
    SILENCE: 'true',
    TZ: 'UTC',
  }
}
