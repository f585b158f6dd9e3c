import type { EtcdDeleteRange, EtcdKvRequest, EtcdPut, EtcdTxn } from '../../../check/etcd-operation.ts'
import type { Backend } from '../backend/backend.ts'
import type { MemberLessor } from '../lease/lessor.ts'
import { type AuthChange, rootRole, rootUser } from '../payload.ts'
import type { Variants } from '../variants.ts'
import { covers, mergePermissions, type UserPermissions } from './permissions.ts'

/**
 * Users, roles and who may do what (server/auth, and the checks of server/etcdserver/apply/auth.go). Checked when an entry is
 * applied, on each member for itself, so that all must know the same. What a user may do is looked up in a cache that is derived
 * from the database and rebuilt at known points: at start, after each change, and when a snapshot has replaced the database.
 */
export class AuthStore {
  enabled = false
  private backend: Backend
  private permissions = new Map<string, UserPermissions>()
  private readonly lessor: MemberLessor
  private readonly variants: Variants

  constructor(backend: Backend, lessor: MemberLessor, variants: Variants) {
    this.backend = backend
    this.lessor = lessor
    this.variants = variants
    this.enabled = backend.small.authEnabled
    this.rebuildPermissions()
  }

  /** Another database has replaced the one before. */
  recover(backend: Backend): void {
    this.backend = backend
    this.enabled = backend.small.authEnabled
    // Without this the cache still says what the old database said: who has come since may do nothing here, while every other
    // member lets them, and the members drift apart.
    if (!this.variants.permissionCacheNotRebuilt) this.rebuildPermissions()
  }

  /**
   * Carries a change out, with the batch lock held.
   *
   * @returns why it was refused, or undefined
   */
  change(change: AuthChange): string | undefined {
    const { users, roles } = this.backend.small
    switch (change.kind) {
      case 'authEnable': {
        if (this.enabled) return undefined
        const held = users.get(rootUser)
        if (held === undefined) return 'etcdserver: root user does not exist'
        if (!held.includes(rootRole)) return 'etcdserver: root user does not have root role'
        this.backend.write({ bucket: 'auth', key: 'enabled', value: true })
        this.enabled = true
        break
      }
      case 'userAdd':
        if (change.name === '') return 'etcdserver: user name is empty'
        if (users.has(change.name)) return 'etcdserver: user name already exists'
        this.backend.write({ bucket: 'user', key: change.name, value: [] })
        break
      case 'roleAdd':
        if (change.name === '') return 'etcdserver: role name is empty'
        if (roles.has(change.name)) return 'etcdserver: role name already exists'
        this.backend.write({ bucket: 'role', key: change.name, value: [] })
        break
      case 'grantRole': {
        const held = users.get(change.name)
        if (held === undefined) return 'etcdserver: user name not found'
        if (change.role !== rootRole && !roles.has(change.role)) return 'etcdserver: role name not found'
        if (held.includes(change.role)) return undefined
        this.backend.write({ bucket: 'user', key: change.name, value: [...held, change.role] })
        break
      }
      case 'grantPermission': {
        const { permission } = change
        const held = roles.get(change.role)
        if (held === undefined) return 'etcdserver: role name not found'
        const others = held.filter(({ key, rangeEnd }) => key !== permission.key || rangeEnd !== permission.rangeEnd)
        this.backend.write({ bucket: 'role', key: change.role, value: [...others, permission] })
        break
      }
    }
    this.rebuildPermissions()
    return undefined
  }

  permitsAdministration(user: string | undefined): boolean {
    return !this.enabled || this.isRoot(user)
  }

  permitsRange(user: string | undefined, key: string, rangeEnd: string | undefined): boolean {
    return this.permits('read', user, key, rangeEnd)
  }

  permitsPut(user: string | undefined, request: EtcdPut): boolean {
    if (!this.enabled) return true
    const { key, lease = 0 } = request
    return (
      this.permits('write', user, key, undefined) &&
      this.permitsLease(user, lease) &&
      (request.prevKv !== true || this.permitsRange(user, key, undefined))
    )
  }

  permitsDeleteRange(user: string | undefined, request: EtcdDeleteRange): boolean {
    const { key, rangeEnd } = request
    return (
      this.permits('write', user, key, rangeEnd) && (request.prevKv !== true || this.permitsRange(user, key, rangeEnd))
    )
  }

  permitsTransaction(user: string | undefined, request: EtcdTxn): boolean {
    if (!this.enabled) return true
    return (
      request.compare.every(({ key }) => this.permitsRange(user, key, undefined)) &&
      request.success.every((one) => this.permitsRequest(user, one)) &&
      request.failure.every((one) => this.permitsRequest(user, one))
    )
  }

  /** A lease is as protected as the keys that its end would delete. */
  permitsLease(user: string | undefined, lease: number): boolean {
    if (!this.enabled || lease === 0 || this.isRoot(user)) return true
    return this.lessor.keysOf(lease).every((key) => this.permits('write', user, key, undefined))
  }

  private permitsRequest(user: string | undefined, request: EtcdKvRequest): boolean {
    switch (request.kind) {
      case 'range':
        return this.permitsRange(user, request.key, request.rangeEnd)
      case 'put':
        return this.permitsPut(user, request)
      case 'deleteRange':
        return this.permitsDeleteRange(user, request)
    }
  }

  private permits(
    access: 'read' | 'write',
    user: string | undefined,
    key: string,
    rangeEnd: string | undefined,
  ): boolean {
    if (!this.enabled || this.isRoot(user)) return true
    const permissions = user === undefined ? undefined : this.permissions.get(user)
    return permissions !== undefined && covers(permissions[access], key, rangeEnd)
  }

  private isRoot(user: string | undefined): boolean {
    return user !== undefined && this.backend.small.users.get(user)?.includes(rootRole) === true
  }

  private rebuildPermissions(): void {
    const { users, roles } = this.backend.small
    this.permissions = new Map()
    for (const [user, held] of users) {
      this.permissions.set(user, mergePermissions(held.flatMap((role) => roles.get(role) ?? [])))
    }
  }
}
