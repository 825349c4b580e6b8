using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Letters;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pages;

/// <summary>Whereto and when the portal writes to somebody.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MailSettingsModel(OwnAccount account, Addresses addresses, NoticePost post, IMail mail, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public Person Account { get; private set; } = null!;

    /// <summary>An address that is still to be shown to be theirs.</summary>
    public NewAddress? Waiting { get; private set; }

    public IReadOnlyDictionary<string, NoticeMail> Chosen { get; private set; } = new Dictionary<string, NoticeMail>();

    public bool IsSet => mail.IsSet;

    public string? Refused { get; private set; }

    public string? Done { get; private set; }

    private Guid Me => person.Id!.Value;

    public async Task OnGetAsync(string? xong, CancellationToken cancellation)
    {
        Done = xong switch
        {
            "gui" => strings["accounts.mail.done.sent"].Value,
            "luu" => strings["accounts.mail.done.saved"].Value,
            "bo" => strings["accounts.mail.done.removed"].Value,
            _ => null,
        };
        await ShowAsync(cancellation);
        Address = Waiting?.Address ?? (Account.EmailConfirmed ? null : Account.Email);
    }

    public async Task<IActionResult> OnPostAddressAsync(CancellationToken cancellation)
    {
        var address = (Address ?? "").Trim();
        if (!Registration.IsAddress(address))
            ModelState.AddModelError(nameof(Address), strings[AccountFaults.Key(Registration.EmailMalformed)]);
        else if (await IsKnownAsync(cancellation) && await addresses.AskAsync(Me, address, cancellation) is var wait)
        {
            if (wait == TimeSpan.Zero)
                return Redirect("~/toi/thu?xong=gui");
            Refused = this.MustWait(wait, strings, "accounts.letter.wait");
        }

        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        await addresses.RemoveAsync(Me, cancellation);
        return Redirect("~/toi/thu?xong=bo");
    }

    public async Task<IActionResult> OnPostChoicesAsync(Dictionary<string, NoticeMail> choices, string? language, CancellationToken cancellation)
    {
        foreach (var (kind, wanted) in choices.Where(c => NoticeKinds.All.Contains(c.Key) && Enum.IsDefined(c.Value)))
            await post.ChooseAsync(Me, kind, wanted, cancellation);
        await account.SpeakAsync(Me, language == "en" ? "en" : "vi", cancellation);
        return Redirect("~/toi/thu?xong=luu");
    }

    private async Task<bool> IsKnownAsync(CancellationToken cancellation)
    {
        var known = await account.KnowsPasswordAsync(await account.FindAsync(Me, cancellation), Password ?? "", cancellation);
        if (known.Wait > TimeSpan.Zero)
            Refused = this.MustWait(known.Wait, strings);
        else if (!known.Succeeded)
            ModelState.AddModelError(nameof(Password), strings["accounts.password.wrong"]);
        return known.Succeeded;
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Account = await account.FindAsync(Me, cancellation);
        Waiting = await addresses.WaitingAsync(Me, cancellation);
        Chosen = await post.ChoicesAsync(Me, cancellation);
    }
}
