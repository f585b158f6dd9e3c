/** The parts that many of GitHub's answers hold: users, commits, repositories, times, ids. */
export function repositoryPayload(
  fullName: string,
  facts: { apiUrl: string; isFork: boolean; issuesEnabled: boolean; defaultBranch: string },
): object {
  const { apiUrl } = facts
  const [owner = '', name = ''] = fullName.split('/')
  const urls = repositoryUrlNames.map((key) => [key, `${apiUrl}/repos/${fullName}/${key}`])
  return {
    ...Object.fromEntries(urls),
    url: `${apiUrl}/repos/${fullName}`,
    html_url: `https://github.com/${fullName}`,
    id: idOf(fullName),
    node_id: nodeId('R', idOf(fullName)),
    name,
    full_name: fullName,
    owner: userPayload(owner, apiUrl),
    private: false,
    fork: facts.isFork,
    description: null,
    homepage: null,
    language: null,
    license: null,
    mirror_url: null,
    default_branch: facts.defaultBranch,
    has_issues: facts.issuesEnabled,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: false,
    disabled: false,
    visibility: 'public',
    forks: 0,
    forks_count: 0,
    network_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    size: 1,
    stargazers_count: 0,
    subscribers_count: 0,
    watchers: 0,
    watchers_count: 0,
    created_at: time(0),
    pushed_at: time(0),
    updated_at: time(0),
  }
}

export function userPayload(login: string, apiUrl: string): object {
  const url = `${apiUrl}/users/${encodeURIComponent(login)}`
  return {
    login,
    id: idOf(login),
    node_id: nodeId('U', idOf(login)),
    avatar_url: `https://avatars.githubusercontent.com/u/${idOf(login)}?v=4`,
    gravatar_id: '',
    url,
    html_url: `https://github.com/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  }
}

export function commitPayload(
  repositoryUrl: string,
  webUrl: string,
  sha: string,
  message: string,
  parent: string | null,
): object {
  const author = { name: 'Ada', email: 'ada@example.org', date: time(0) }
  const url = `${repositoryUrl}/commits/${sha}`
  return {
    url,
    sha,
    node_id: nodeId('C', idOf(sha)),
    html_url: `${webUrl}/commit/${sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${repositoryUrl}/git/commits/${sha}`,
      author,
      committer: author,
      message,
      comment_count: 0,
      tree: { sha, url: `${repositoryUrl}/git/trees/${sha}` },
    },
    author: null,
    committer: null,
    parents: parent === null ? [] : [{ sha: parent, url: `${repositoryUrl}/commits/${parent}` }],
  }
}

export function time(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

export function nodeId(prefix: string, id: number): string {
  return `${prefix}_${Buffer.from(String(id)).toString('base64url')}`
}

/** A stable id of a name, so that nothing needs to be stored for it (FNV-1a). */
export function idOf(name: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}

const repositoryUrlNames = (
  'archive assignees blobs branches clone collaborators comments commits compare contents contributors deployments ' +
  'downloads events forks git_commits git_refs git_tags git hooks issue_comment issue_events issues keys labels ' +
  'languages merges milestones notifications pulls releases ssh stargazers statuses subscribers subscription svn tags ' +
  'teams trees'
)
  .split(' ')
  .map((name) => `${name}_url`)
