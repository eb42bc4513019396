// A cloud function that asks a real environment what its documentation leaves open, and prints the answers. Upload it,
// call it from the console with {}, and compare with what it prints on the local cloud. It works in a collection of its
// own and empties it afterwards; the collection itself stays (functions cannot drop one). {"without": [question]} leaves
// questions out.
const cloud = require('wx-server-sdk')
const { questions } = require('./questions')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const COLLECTION = 'wx_cloud_local_probe'

exports.main = async (event) => {
  // The probe calls itself to see what a called function sees, and what a failing one looks like.
  if (event.nested === 'look') return { event, context: cloud.getWXContext() }
  if (event.nested === 'throw') throw new Error('on purpose')

  const db = cloud.database({ throwOnNotFound: false })
  await db.createCollection(COLLECTION).catch(() => undefined)
  const answers = {}
  for (const [question, ask] of Object.entries(questions)) {
    if (event.without?.includes(question)) continue
    await empty(db)
    answers[question] = await outcome(() => ask({ cloud, db, collection: db.collection(COLLECTION), name: COLLECTION }))
  }
  await empty(db)
  console.log(JSON.stringify(answers, null, 2))
  return answers
}

/** What came of it, whichever shape the error has; with the time it took. */
async function outcome(ask) {
  const startedAt = Date.now()
  try {
    return { answer: await ask(), ms: Date.now() - startedAt }
  } catch (error) {
    const { code, errCode, errMsg, message } = error
    return { error: { code, errCode, errMsg, message }, ms: Date.now() - startedAt }
  }
}

async function empty(db) {
  await db
    .collection(COLLECTION)
    .where({ _id: db.command.exists(true) })
    .remove()
    .catch(() => undefined)
}
