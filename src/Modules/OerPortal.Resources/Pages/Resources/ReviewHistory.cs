using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What happened to a resource so far, in words, the newest first.</summary>
/// <param name="Text">"Đã trả lại, người duyệt: cô Lan, sau 2 ngày".</param>
/// <param name="Words">What was said with it, or null.</param>
internal sealed record ReviewEntry(DateTimeOffset At, string Text, string? Words = null)
{
    internal static IReadOnlyList<ReviewEntry> Of(Resource resource, ReviewTrail trail, Func<Guid, string> name, IStringLocalizer t)
        => [.. Entries(resource, trail, name, t).OrderByDescending(e => e.At)];

    private static IEnumerable<ReviewEntry> Entries(Resource resource, ReviewTrail trail, Func<Guid, string> name, IStringLocalizer t)
    {
        foreach (var version in resource.Versions)
        {
            yield return new ReviewEntry(version.CreatedAt, t["review.history.started", version.Number]);
            foreach (var submission in version.Submissions)
            {
                yield return new ReviewEntry(submission.SubmittedAt, t["review.history.submitted", version.Number, name(submission.SubmittedBy)]);
                foreach (var mended in trail.MendingsOf(submission).GroupBy(m => m.MendedBy))
                    yield return new ReviewEntry(mended.Max(m => m.MendedAt), t["review.history.mended", name(mended.Key), string.Join(", ", mended.Select(m => t.FieldName(m.Field)).Distinct())]);
                if (submission.Approval is { } approval)
                    yield return new ReviewEntry(approval.ApprovedAt, t["review.history.approved", version.Number, name(approval.ApprovedBy), t.Waited(approval.ApprovedAt - submission.SubmittedAt)] + Missing(approval.Answers, t), approval.Note);
                if (submission.Returned is { } returned)
                    yield return new ReviewEntry(returned.ReturnedAt, t["review.history.returned", version.Number, name(returned.ReturnedBy), t.Waited(returned.ReturnedAt - submission.SubmittedAt)] + Missing(returned.Answers, t), returned.Comment);
            }
        }

        foreach (var withdrawal in resource.Withdrawals)
            yield return new ReviewEntry(withdrawal.WithdrawnAt, t["review.history.withdrawn", name(withdrawal.WithdrawnBy)], withdrawal.Reason);
    }

    private static string Missing(Dictionary<string, bool> answers, IStringLocalizer t)
        => ReviewChecklist.Questions.Where(q => answers.TryGetValue(q, out var fine) && !fine).Select(q => t["review.short." + q].Value).ToList() is { Count: > 0 } wrong
            ? " " + t["review.history.wrong", string.Join(", ", wrong)] : "";
}
