// Each question: what is asked of the environment → a value, or the error that it throws.
const put = (collection, _id, more) => collection.add({ data: { _id, n: 1, ...more } })
const settled = (promise) =>
  promise.then(
    (value) => ({ value }),
    ({ code, errCode, errMsg, message }) => ({ code, errCode, errMsg, message }),
  )

const questions = {
  'What does an existing collection answer when it is created again?': ({ db, name }) => db.createCollection(name),

  'What does an update with an empty object do (the SDK sends data "{}")?': async ({ collection }) => {
    await put(collection, 'a')
    const result = await settled(collection.doc('a').update({ data: { gone: undefined } }))
    return { result, document: (await collection.doc('a').get()).data }
  },

  'Does an update of the same value count as updated?': async ({ collection }) => {
    await put(collection, 'a')
    return [await collection.doc('a').update({ data: { n: 1 } }), await collection.doc('a').set({ data: { n: 1 } })]
  },

  'What does an _id that exists answer to add?': async ({ collection }) => {
    await put(collection, 'a')
    return put(collection, 'a')
  },

  'What does a batch with a duplicate in the middle leave behind?': async ({ collection }) => {
    await put(collection, 'b')
    const result = await settled(collection.add({ data: [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }] }))
    return { result, left: (await collection.orderBy('_id', 'asc').get()).data }
  },

  'Two sets of one new document at the same time: does one fail, and with which text?': async ({ collection }) =>
    Promise.all([1, 2, 3, 4].map((n) => settled(collection.doc('a').set({ data: { n } })))),

  'How long does an ordinary write wait for a document that a transaction holds?': async ({ db, collection, name }) => {
    await put(collection, 'a')
    const transaction = await db.startTransaction()
    await transaction
      .collection(name)
      .doc('a')
      .update({ data: { n: 2 } })
    const startedAt = Date.now()
    const write = await settled(collection.doc('a').update({ data: { n: 3 } }))
    const waitedMs = Date.now() - startedAt
    return { write, waitedMs, end: await settled(transaction.rollback()) }
  },

  'What does the second writer of two transactions see, and its abort after that?': async ({
    db,
    collection,
    name,
  }) => {
    await put(collection, 'a')
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await first
      .collection(name)
      .doc('a')
      .update({ data: { n: 2 } })
    const conflict = await settled(
      second
        .collection(name)
        .doc('a')
        .update({ data: { n: 3 } }),
    )
    return { conflict, abort: await settled(second.rollback()), commit: await settled(first.commit()) }
  },

  'What is the server date inside the insert of a transaction?': async ({ db, collection, name }) => {
    const transaction = await db.startTransaction()
    await transaction.collection(name).add({ data: { _id: 'a', at: db.serverDate() } })
    const inside = (await transaction.collection(name).doc('a').get()).data
    await transaction.commit()
    return { inside, after: (await collection.doc('a').get()).data, now: new Date() }
  },

  'How many rows does a read give at most?': async ({ collection }) => {
    for (let batch = 0; batch < 4; batch++) {
      await collection.add({ data: Array.from({ length: 300 }, (_, i) => ({ _id: `${batch}-${i}` })) })
    }
    const rows = async (limit) => (await collection.orderBy('_id', 'asc').limit(limit).get()).data.length
    return { asked100: await rows(100), asked1000: await rows(1000) }
  },

  'Is a field under null created by an update of its path?': async ({ collection }) => {
    await put(collection, 'a', { deep: null })
    return collection.doc('a').update({ data: { 'deep.field': 1 } })
  },

  'What does a missing function answer?': ({ cloud }) =>
    cloud.callFunction({ name: 'wx_cloud_local_no_such', data: {} }),

  'What does a throwing function answer?': ({ cloud }) =>
    cloud.callFunction({ name: 'probe', data: { nested: 'throw' } }),

  'What does a called function see: source, caller, userInfo?': async ({ cloud }) =>
    (await cloud.callFunction({ name: 'probe', data: { nested: 'look' } })).result,

  'What does an open interface answer that config.json does not name?': ({ cloud }) =>
    cloud.openapi.wxacode.getUnlimited({ scene: 'a' }),

  'What does a text check answer for somebody who was never here?': ({ cloud }) =>
    cloud.openapi.security.msgSecCheck({ content: 'hi', version: 2, scene: 1, openid: 'oNobody' }),

  'Which code does a file that does not exist have?': ({ cloud }) =>
    cloud.downloadFile({ fileID: 'cloud://none/none' }),

  'Which paths does storage refuse?': async ({ cloud }) => {
    const paths = ['wx-cloud-local-probe/../a', 'wx-cloud-local-probe//a', 'wx-cloud-local-probe/a?b']
    const tried = []
    for (const cloudPath of paths) {
      const result = await settled(cloud.uploadFile({ cloudPath, fileContent: Buffer.from('x') }))
      if (result.value) await settled(cloud.deleteFile({ fileList: [result.value.fileID] }))
      tried.push({ cloudPath, result })
    }
    return tried
  },

  'Which zone and runtime does a function have?': () => ({
    offsetMinutes: new Date().getTimezoneOffset(),
    node: process.version,
    zone: process.env.TZ,
  }),
}

module.exports = { questions }
