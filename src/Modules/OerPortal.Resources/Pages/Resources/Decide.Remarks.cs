using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What the reviewer says about fields and places, and to the contributor.</summary>
internal sealed partial class DecideModel
{
    /// <summary>So many remarks are a conversation.</summary>
    private const int MostRemarks = 100;

    [BindProperty]
    public string? RemarkField { get; set; }

    [BindProperty]
    public string? RemarkWords { get; set; }

    [BindProperty]
    public PlaceForm Place { get; set; } = new();

    [BindProperty]
    public string? Message { get; set; }

    /// <summary>A remark about a field of the description.</summary>
    public Task<IActionResult> OnPostRemarkAsync(CancellationToken cancellation)
        => ChangeAsync(async () =>
        {
            var words = PlainText.Lines(RemarkWords, DraftLimits.Comment);
            var field = ReviewWords.RemarkedFields.FirstOrDefault(f => f.Name == RemarkField).Name;
            if (field is null)
                ModelState.AddModelError(nameof(RemarkField), Strings["review.problem.field"]);
            if (words.Length == 0)
                ModelState.AddModelError(nameof(RemarkWords), Strings["review.problem.words"]);
            if (field is null || words.Length == 0)
                return null;
            await AddAsync(ReviewRemark.OnField(Submission, Me, field, words, Now), cancellation);
            return Redirect(Here + "#ghi-chu");
        }, cancellation);

    /// <summary>A remark about a file, or about a place in it.</summary>
    public Task<IActionResult> OnPostRemarkOnFileAsync(CancellationToken cancellation)
        => ChangeAsync(async () =>
        {
            var words = PlainText.Lines(Place.Words, DraftLimits.Comment);
            var (place, problem) = Place.Read(await sheets.OfAsync(Resource, Version, withAnswers: true, cancellation));
            if (problem is not null)
                ModelState.AddModelError($"{nameof(Place)}.{(problem == "review.problem.where" ? nameof(Place.Where) : nameof(Place.At))}", Strings[problem]);
            if (words.Length == 0)
                ModelState.AddModelError($"{nameof(Place)}.{nameof(Place.Words)}", Strings["review.problem.words"]);
            if (place is null || words.Length == 0)
                return null;
            await AddAsync(ReviewRemark.OnFile(Submission, Me, place, words, Now), cancellation);
            return Redirect(Here + "#ghi-chu");
        }, cancellation);

    /// <summary>Takes a remark of this round back, as long as nothing is decided.</summary>
    public Task<IActionResult> OnPostTakeBackAsync(Guid remarkId, CancellationToken cancellation)
        => ChangeAsync(async () =>
        {
            var remark = await Db.ReviewRemarks.OfAllSites().FirstOrDefaultAsync(r => r.Id == remarkId && r.SubmissionId == Submission.Id, cancellation);
            if (remark is null)
                return NotFound();
            Db.ReviewRemarks.Remove(remark);
            return Redirect(Here + "#ghi-chu");
        }, cancellation);

    /// <summary>Says something to the contributor; that is possible after the decision, too.</summary>
    public async Task<IActionResult> OnPostSayAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (IsOwn)
            Trouble = Strings["resources.refused.own"];
        else if (await talk.SayAsync(Version, Message, isOfReviewer: true, cancellation) is { } problem)
            ModelState.AddModelError(nameof(Message), Strings[problem]);
        else
            return Redirect(Here + "#trao-doi");
        return await AgainAsync(cancellation);
    }

    private async Task AddAsync(ReviewRemark remark, CancellationToken cancellation)
    {
        if (await Db.ReviewRemarks.OfAllSites().CountAsync(r => r.SubmissionId == Submission.Id, cancellation) >= MostRemarks)
            throw new TransitionRefusedException("resources.refused.many-remarks");
        Db.ReviewRemarks.Add(remark);
    }
}
