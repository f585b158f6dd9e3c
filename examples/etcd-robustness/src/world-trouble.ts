/** The machine failed, not etcd: no binary, no space, a member that cannot start. Nothing is said of etcd. */
export class WorldTrouble extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WorldTrouble'
  }
}
