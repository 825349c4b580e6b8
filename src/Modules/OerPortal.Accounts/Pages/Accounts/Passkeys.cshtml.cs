using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.Passkeys;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pages;

/// <summary>One's own passkeys. Before one is added the password is asked: whoever sits at a forgotten session must not make a door of their own.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PasskeysModel(PasskeyRing ring, OwnAccount account, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    private Person _me = null!;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What the device answered.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    public IReadOnlyList<Passkey> Keys { get; private set; } = [];

    public string UserName => _me.UserName!;

    public string? Refused { get; private set; }

    public string? Done { get; private set; }

    public async Task OnGetAsync(string? xong, CancellationToken cancellation)
    {
        Done = xong switch
        {
            "them" => strings["accounts.passkey.done.added"].Value,
            "ten" => strings["accounts.passkey.done.renamed"].Value,
            "bo" => strings["accounts.passkey.done.removed"].Value,
            _ => null,
        };
        await ShowAsync(cancellation);
    }

    /// <summary>For the page's script: what to ask the device, or in words why not.</summary>
    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (Keys.Count >= PasskeyRing.MostOfAPerson)
            return Say(strings["accounts.passkey.enough", PasskeyRing.MostOfAPerson]);
        var known = await account.KnowsPasswordAsync(_me, Password ?? "", cancellation);
        if (known.Wait > TimeSpan.Zero)
            return Say(this.MustWait(known.Wait, strings));
        return known.Succeeded ? Content(await ring.OfferAsync(HttpContext, _me), "application/json") : Say(strings["accounts.password.wrong"]);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (await ring.AddAsync(HttpContext, _me, Answer ?? "", Called(Name), cancellation))
            return Redirect("~/toi/khoa?xong=them");
        Refused = strings["accounts.passkey.notAdded"];
        return Page();
    }

    public async Task<IActionResult> OnPostRenameAsync(string? key, string? name, CancellationToken cancellation)
    {
        _me = await account.FindAsync(person.Id!.Value, cancellation);
        return await ring.RenameAsync(_me, key ?? "", Called(name)) ? Redirect("~/toi/khoa?xong=ten") : NotFound();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? key, CancellationToken cancellation)
    {
        _me = await account.FindAsync(person.Id!.Value, cancellation);
        return await ring.RemoveAsync(_me, key ?? "") ? Redirect("~/toi/khoa?xong=bo") : NotFound();
    }

    private string Called(string? typed)
    {
        var name = string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? strings["accounts.passkey.unnamed"] : name[..Math.Min(name.Length, PasskeyRing.NameLength)];
    }

    private ContentResult Say(string words) => new()
    {
        Content = words,
        ContentType = "text/plain; charset=utf-8",
        StatusCode = Response.StatusCode == StatusCodes.Status429TooManyRequests ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity,
    };

    private async Task ShowAsync(CancellationToken cancellation)
    {
        _me = await account.FindAsync(person.Id!.Value, cancellation);
        Keys = await ring.OfAsync(_me);
    }
}
