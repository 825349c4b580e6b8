using OerPortal.Cms.Jobs;

namespace OerPortal.Cms.Mail;

/// <summary>
/// Sends a letter. Queued with the change that it tells of, never sent in a request; the same one that waits already is not queued beside it.
/// See docs/adr/0047-mail-through-the-job-table.md.
/// </summary>
/// <param name="Kind">Of the <see cref="ILetterWriter"/> that writes it.</param>
/// <param name="About">What its writer needs to know; ids, no secrets and no addresses.</param>
/// <param name="IsAwaited">Somebody sits and waits for it.</param>
public sealed record SendLetter(string Kind, string About, DateTimeOffset Since, bool IsAwaited = false) : IJob
{
    string IJob.Key => $"{Kind}:{About}";

    JobLane IJob.Lane => IsAwaited ? JobLane.People : JobLane.Ordinary;
}
