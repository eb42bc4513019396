#!/usr/bin/env node
import 'tsx'
await import('../cli.ts')
