using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pages;

[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class NoticeListModel(Notices notices, ICurrentPerson person, IStringLocalizer strings) : PageModel
{
    public IReadOnlyList<StoredNotice> Items { get; private set; } = [];

    public int Number { get; private set; }

    public int PageCount { get; private set; }

    /// <summary>What is shown here has been read: the count beside the name goes, the marks stay for this one view.</summary>
    public async Task OnGetAsync(int trang, CancellationToken cancellation)
    {
        Number = Math.Clamp(trang, 1, 10_000);
        (Items, var total) = await notices.ListAsync(person.Id!.Value, Number, cancellation);
        PageCount = (total + Notices.PageSize - 1) / Notices.PageSize;
        await notices.MarkReadAsync(person.Id!.Value, cancellation);
    }

    /// <summary>In the language of whoever reads it now; the stored notice has only the key and its values.</summary>
    public string TextOf(StoredNotice notice) => strings[notice.TextKey, [.. notice.Arguments]];
}
