using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Services.Data;
using OerPortal.Services.Models;

namespace OerPortal.Services.Pages.Desk;

/// <summary>One request, and the library's answer.</summary>
[RequiresPermission(Permissions.AnswerId), RequiresFeature("services")]
internal sealed class AnswerModel(RequestDesk desk, IStringLocalizer strings) : PageModel
{
    internal const int WordsLength = 3000;

    /// <summary>What a request may be after an answer.</summary>
    internal static IReadOnlyList<RequestState> States { get; } = [RequestState.Done, RequestState.InHand, RequestState.Declined];

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public RequestState? State { get; set; }

    [TempData]
    public bool IsSaved { get; set; }

    public Request Asked { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        var words = Words?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";
        if (State is not { } chosen || !States.Contains(chosen))
            ModelState.AddModelError(nameof(State), strings["services.answer.state.missing"]);
        // "In hand" says enough by itself; an end does not.
        if (words.Length == 0 && State != RequestState.InHand)
            ModelState.AddModelError(nameof(Words), strings["services.answer.words.missing"]);
        if (words.Length > WordsLength)
            ModelState.AddModelError(nameof(Words), strings["services.tooLong", WordsLength]);
        if (!ModelState.IsValid)
            return Page();
        await desk.AnswerAsync(Asked, State!.Value, words, cancellation);
        IsSaved = true;
        return LocalRedirect($"{Request.PathBase}{RequestAddress.Desk}/{id}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Asked = (await desk.FindAsync(id, cancellation))!;
        return Asked is not null;
    }
}
