using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Models;
using OerPortal.Library.Offline;

namespace OerPortal.Library.Pages.Desk;

/// <summary>The desk that goes on without a line. It is kept on the librarian's computer, so it shows nothing of anybody.</summary>
[RequiresFeature("library"), RequiresPermission(Permissions.KeepId), UsesCamera]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class OfflineDeskModel(OfflineReplay replay, ISiteContext site) : PageModel
{
    private const int LongestSent = 600_000;

    /// <summary>What was written down, as JSON.</summary>
    [BindProperty]
    public string? Acts { get; set; }

    /// <summary>Under which it is kept in the browser.</summary>
    internal string School => $"{site.Current.Id:N}";

    internal static string Letters => string.Join(' ', Register.Kinds.Select(Register.Letters));

    public IActionResult OnGet() => site.Current.IsPortal ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (site.Current.IsPortal)
            return NotFound();
        if (Read(Acts) is not { } acts)
            return BadRequest();
        var sum = await replay.TakeAsync(acts, cancellation);
        return new JsonResult(new { done = sum.Done, toSee = sum.ToSee });
    }

    private static IReadOnlyList<ScannedAct>? Read(string? sent)
    {
        try
        {
            var acts = sent is { Length: > 0 and <= LongestSent } ? JsonSerializer.Deserialize<ScannedAct[]>(sent, JsonSerializerOptions.Web) : null;
            return acts is { Length: <= OfflineReplay.MostAtOnce } && Array.TrueForAll(acts, IsWhole) ? [.. acts.Select(Plain)] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsWhole(ScannedAct act) => act.Id != Guid.Empty && act.Book is { Length: > 0 and <= OfflineReplay.LongestTyped } && act.Reader is { Length: <= OfflineReplay.LongestTyped };

    private static ScannedAct Plain(ScannedAct act) => act with { At = act.At.ToUniversalTime(), Book = FormText.Typed(act.Book), Reader = FormText.Typed(act.Reader) };
}
