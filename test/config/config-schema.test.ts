import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { renderConfigSchema } from '../../src/config/render-config-schema.ts'

describe('seedsweep.schema.json', () => {
  test('is what scripts/make-schema.ts writes: run node scripts/make-schema.ts', () => {
    const committed = readFileSync(new URL('../../seedsweep.schema.json', import.meta.url), 'utf8')
    expect(committed).toBe(renderConfigSchema())
  })

  test('accepts a good file and refuses an unknown key, in a validator that is not ours', () => {
    const validate = new Ajv().compile(JSON.parse(renderConfigSchema()))
    expect(validate({ default: 'raft', targets: { raft: { run: './sim {seed}', env: { A: 1 } } } })).toBe(true)
    expect(validate({ targets: { raft: { run: './sim {seed}', timout: '5m' } } })).toBe(false)
    expect(validate({ targets: { raft: { build: 'make' } } })).toBe(false)
    expect(validate({ targets: { raft: { preset: 'go-test' } } })).toBe(true)
    expect(validate({ targets: { raft: { preset: 'go-tset' } } })).toBe(false)
  })

  test('describes every word of a target', () => {
    const schema = JSON.parse(renderConfigSchema())
    const words: Record<string, { description?: string }> = schema.properties.targets.additionalProperties.properties
    expect(Object.keys(words).length).toBeGreaterThan(14)
    expect(Object.entries(words).filter(([, word]) => !word.description)).toEqual([])
  })
})
