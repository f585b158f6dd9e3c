import { commitPayload, idOf, nodeId, repositoryPayload, time, userPayload } from './github-payload-parts.ts'
import {
  type Artifact,
  type Comment,
  type Comparison,
  commentsOf,
  findLabel,
  type GitHubState,
  type Issue,
  type Job,
  type Label,
  type Pull,
  type Run,
} from './github-state.ts'

/** State -> the JSON that GitHub's REST interface answers, with all fields that its description requires. */
export interface Payloads {
  readonly issue: (issue: Issue) => object
  readonly comment: (comment: Comment) => object
  readonly label: (label: Label) => object
  readonly repository: () => object
  readonly permission: (login: string, permission: 'admin' | 'write' | 'read') => object
  readonly pull: (issue: Issue, pull: Pull) => object
  readonly comparison: (base: string, head: string, comparison: Comparison) => object
  readonly reference: (name: string, sha: string) => object
  readonly run: (run: Run) => object
  readonly job: (job: Job) => object
  readonly artifact: (artifact: Artifact, now: number) => object
}

export function createPayloads(state: GitHubState, apiUrl: string): Payloads {
  const webUrl = `https://github.com/${state.owner}/${state.repo}`
  const repositoryUrl = `${apiUrl}/repos/${state.owner}/${state.repo}`

  function label(one: Label): object {
    return {
      id: idOf(one.name),
      node_id: nodeId('LA', idOf(one.name)),
      url: `${repositoryUrl}/labels/${encodeURIComponent(one.name)}`,
      name: one.name,
      description: one.description,
      color: one.color,
      default: false,
    }
  }

  const own = `${state.owner}/${state.repo}`
  const repository = (fullName = own): object =>
    repositoryPayload(fullName, {
      apiUrl,
      isFork: fullName !== own,
      issuesEnabled: state.issuesEnabled,
      defaultBranch: state.defaultBranch,
    })

  function pullLinks(issue: Issue): object {
    const url = `${webUrl}/pull/${issue.number}`
    return {
      url: `${repositoryUrl}/pulls/${issue.number}`,
      html_url: url,
      diff_url: `${url}.diff`,
      patch_url: `${url}.patch`,
    }
  }

  function issueFields(issue: Issue): object {
    const url = `${repositoryUrl}/issues/${issue.number}`
    return {
      id: issue.id,
      node_id: nodeId('I', issue.id),
      number: issue.number,
      title: issue.title,
      body: issue.body,
      state: issue.state,
      locked: false,
      active_lock_reason: null,
      user: userPayload(issue.user, apiUrl),
      assignee: null,
      assignees: issue.assignees.map((login) => userPayload(login, apiUrl)),
      milestone: null,
      labels: issue.labels.map((name) => label(findLabel(state, name) ?? { name, color: 'ededed', description: null })),
      comments_url: `${url}/comments`,
      created_at: time(issue.createdAt),
      updated_at: time(issue.updatedAt),
      closed_at: issue.closedAt === null ? null : time(issue.closedAt),
      author_association: issue.user === 'ada' ? 'MEMBER' : 'NONE',
    }
  }

  return {
    label,
    repository: () => repository(),
    permission: (login, permission) => ({
      permission,
      role_name: permission,
      user: { ...userPayload(login, apiUrl), role_name: permission },
    }),
    issue(issue) {
      const url = `${repositoryUrl}/issues/${issue.number}`
      return {
        ...issueFields(issue),
        url,
        repository_url: repositoryUrl,
        html_url: `${webUrl}/${issue.pull === null ? 'issues' : 'pull'}/${issue.number}`,
        labels_url: `${url}/labels{/name}`,
        events_url: `${url}/events`,
        timeline_url: `${url}/timeline`,
        comments: commentsOf(state, issue.number).length,
        state_reason: issue.stateReason,
        performed_via_github_app: null,
        closed_by: null,
        ...(issue.pull === null
          ? {}
          : { draft: false, pull_request: { ...pullLinks(issue), merged_at: mergedAt(issue.pull) } }),
      }
    },
    comment(comment) {
      const isPull = state.issues.get(comment.issueNumber)?.pull !== null
      return {
        id: comment.id,
        node_id: nodeId('IC', comment.id),
        url: `${repositoryUrl}/issues/comments/${comment.id}`,
        html_url: `${webUrl}/${isPull ? 'pull' : 'issues'}/${comment.issueNumber}#issuecomment-${comment.id}`,
        issue_url: `${repositoryUrl}/issues/${comment.issueNumber}`,
        body: comment.body,
        user: userPayload(comment.user, apiUrl),
        created_at: time(comment.createdAt),
        updated_at: time(comment.updatedAt),
        author_association: 'NONE',
        performed_via_github_app: null,
      }
    },
    pull(issue, pull) {
      const url = `${repositoryUrl}/pulls/${issue.number}`
      const headOwner = pull.headRepository.split('/')[0] ?? ''
      return {
        ...issueFields(issue),
        ...pullLinks(issue),
        issue_url: `${repositoryUrl}/issues/${issue.number}`,
        commits_url: `${url}/commits`,
        review_comments_url: `${url}/comments`,
        review_comment_url: `${url}/comments{/number}`,
        statuses_url: `${repositoryUrl}/statuses/${pull.headSha}`,
        merged_at: mergedAt(pull),
        merge_commit_sha: pull.mergeCommitSha,
        requested_reviewers: [],
        requested_teams: [],
        head: pullEnd(apiUrl, headOwner, pull.headRef, pull.headSha, repository(pull.headRepository)),
        base: pullEnd(apiUrl, state.owner, pull.baseRef, pull.baseSha, repository()),
        _links: {
          self: link(url),
          html: link(`${webUrl}/pull/${issue.number}`),
          issue: link(`${repositoryUrl}/issues/${issue.number}`),
          comments: link(`${repositoryUrl}/issues/${issue.number}/comments`),
          review_comments: link(`${url}/comments`),
          review_comment: link(`${url}/comments{/number}`),
          commits: link(`${url}/commits`),
          statuses: link(`${repositoryUrl}/statuses/${pull.headSha}`),
        },
        auto_merge: null,
        draft: false,
        merged: pull.mergedAt !== null,
        mergeable: true,
        rebaseable: true,
        mergeable_state: 'clean',
        merged_by: null,
        comments: commentsOf(state, issue.number).length,
        review_comments: 0,
        maintainer_can_modify: false,
        commits: 1,
        additions: 1,
        deletions: 0,
        changed_files: 1,
      }
    },
    comparison(base, head, comparison) {
      const url = `${webUrl}/compare/${base}...${head}`
      const baseCommit = commitPayload(repositoryUrl, webUrl, comparison.mergeBaseSha, 'merge base', null)
      let parent = comparison.mergeBaseSha
      const commits = comparison.commits.map(({ sha, message }) => {
        const one = commitPayload(repositoryUrl, webUrl, sha, message, parent)
        parent = sha
        return one
      })
      return {
        url: `${repositoryUrl}/compare/${base}...${head}`,
        html_url: url,
        permalink_url: url,
        diff_url: `${url}.diff`,
        patch_url: `${url}.patch`,
        base_commit: baseCommit,
        merge_base_commit: baseCommit,
        status: commits.length === 0 ? 'identical' : 'ahead',
        ahead_by: commits.length,
        behind_by: 0,
        total_commits: commits.length,
        commits,
        files: [],
      }
    },
    reference: (name, sha) => ({
      ref: `refs/${name}`,
      node_id: nodeId('REF', idOf(name)),
      url: `${repositoryUrl}/git/refs/${name}`,
      object: { type: 'commit', sha, url: `${repositoryUrl}/git/commits/${sha}` },
    }),
    run(run) {
      const url = `${repositoryUrl}/actions/runs/${run.id}`
      const minimal = repository()
      return {
        id: run.id,
        node_id: nodeId('WFR', run.id),
        name: run.name,
        path: run.workflowPath,
        display_title: run.name,
        run_number: run.number,
        run_attempt: run.attempt,
        run_started_at: time(run.createdAt),
        event: run.event,
        status: run.status,
        conclusion: run.conclusion,
        workflow_id: idOf(run.workflowPath),
        head_branch: run.headBranch,
        head_sha: run.headSha,
        head_commit: null,
        head_repository: repository(run.headRepository),
        repository: minimal,
        pull_requests: [],
        url,
        html_url: `${webUrl}/actions/runs/${run.id}`,
        jobs_url: `${url}/jobs`,
        logs_url: `${url}/logs`,
        check_suite_url: `${repositoryUrl}/check-suites/${run.id}`,
        artifacts_url: `${url}/artifacts`,
        cancel_url: `${url}/cancel`,
        rerun_url: `${url}/rerun`,
        workflow_url: `${repositoryUrl}/actions/workflows/${idOf(run.workflowPath)}`,
        created_at: time(run.createdAt),
        updated_at: time(run.createdAt),
      }
    },
    job(job) {
      const run = state.runs.get(job.runId)
      return {
        id: job.id,
        run_id: job.runId,
        run_url: `${repositoryUrl}/actions/runs/${job.runId}`,
        run_attempt: job.attempt,
        node_id: nodeId('CR', job.id),
        head_sha: run?.headSha ?? '0'.repeat(40),
        head_branch: run?.headBranch ?? null,
        workflow_name: run?.name ?? null,
        url: `${repositoryUrl}/actions/jobs/${job.id}`,
        html_url: `${webUrl}/actions/runs/${job.runId}/job/${job.id}`,
        check_run_url: `${repositoryUrl}/check-runs/${job.id}`,
        status: job.status,
        conclusion: job.conclusion,
        created_at: time(job.startedAt),
        started_at: time(job.startedAt),
        completed_at: job.completedAt === null ? null : time(job.completedAt),
        name: job.name,
        steps: [],
        labels: ['ubuntu-latest'],
        runner_id: 1,
        runner_name: 'loopback',
        runner_group_id: null,
        runner_group_name: null,
      }
    },
    artifact(artifact, now) {
      const url = `${repositoryUrl}/actions/artifacts/${artifact.id}`
      const run = state.runs.get(artifact.runId)
      const repositoryId = idOf(`${state.owner}/${state.repo}`)
      return {
        id: artifact.id,
        node_id: nodeId('A', artifact.id),
        name: artifact.name,
        size_in_bytes: artifact.finalized?.size ?? 0,
        url,
        archive_download_url: `${url}/zip`,
        expired: artifact.expiresAt <= now,
        digest: artifact.finalized?.digest ?? null,
        created_at: time(artifact.createdAt),
        updated_at: time(artifact.createdAt),
        expires_at: time(artifact.expiresAt),
        workflow_run: {
          id: artifact.runId,
          repository_id: repositoryId,
          head_repository_id: idOf(run?.headRepository ?? `${state.owner}/${state.repo}`),
          head_branch: run?.headBranch ?? state.defaultBranch,
          head_sha: run?.headSha ?? '0'.repeat(40),
        },
      }
    },
  }
}

const link = (href: string): object => ({ href })

function pullEnd(apiUrl: string, owner: string, ref: string, sha: string, repo: object): object {
  return { label: `${owner}:${ref}`, ref, sha, repo, user: userPayload(owner, apiUrl) }
}

function mergedAt({ mergedAt: at }: Pull): string | null {
  return at === null ? null : time(at)
}
