using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Letters;
using OerPortal.Accounts.Members;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pages;

/// <summary>How the portal's letters go, and what each kind looks like.</summary>
[RequiresPermission(Permissions.MailId)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MailDeskModel(
    IMail mail, IEnumerable<ILetterWriter> writers, OwnAccount account, IJobs jobs, ICurrentPerson person, TimeProvider time, IStringLocalizer strings) : PageModel
{
    public MailState State { get; private set; } = null!;

    public IReadOnlyList<(string Kind, Letter Letter)> Samples { get; private set; } = [];

    /// <summary>The proven address of whoever looks; null without one.</summary>
    public string? OwnAddress { get; private set; }

    public string? Done { get; private set; }

    public string TextOf(Letter letter) => mail.TextOf(letter);

    public async Task OnGetAsync(string? xong, CancellationToken cancellation)
    {
        Done = xong == "thu" ? strings["accounts.mailDesk.tried"].Value : null;
        State = await mail.StateAsync(cancellation);
        Samples = [.. writers.Select(w => (w.Kind, w.Sample()))];
        OwnAddress = await account.FindAsync(person.Id!.Value, cancellation) is { EmailConfirmed: true, Email: { } own } ? own : null;
    }

    public async Task<IActionResult> OnPostTryAsync(CancellationToken cancellation)
    {
        await jobs.EnqueueAsync(new SendLetter(TryLetter.KindOfLetter, person.Id!.Value.ToString("N"), time.GetUtcNow(), IsAwaited: true), null, cancellation);
        return Redirect("~/quan-tri/thu?xong=thu");
    }
}
