using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Data;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Pages;

/// <summary>The demo accounts of a development portal; elsewhere the address is unknown.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignInHintsModel(AccountsDbContext db, ISites sites, IHostEnvironment environment, IStringLocalizer strings) : PageModel
{
    public IReadOnlyList<Hint> Hints { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!environment.IsDevelopment())
            return NotFound();
        var people = await db.SignInHints.AsNoTracking()
            .OrderBy(h => h.Position)
            .Join(db.People, h => h.PersonId, p => p.Id, (h, p) => new { p.Id, p.UserName, p.DisplayName, h.Password, h.Position })
            .ToListAsync(cancellation);
        var ids = people.Select(p => p.Id).ToList();
        var roles = (await db.Memberships.AsNoTracking().Where(m => ids.Contains(m.PersonId)).OrderBy(m => m.Role).ToListAsync(cancellation))
            .ToLookup(m => m.PersonId, m => $"{strings[$"accounts.role.{m.Role}"]} – {sites.Find(m.SiteId)?.Name}");
        Hints = [.. people.OrderBy(p => p.Position).Select(p => new Hint(p.UserName!, p.DisplayName, p.Password, string.Join("; ", roles[p.Id])))];
        return Page();
    }

    internal sealed record Hint(string UserName, string DisplayName, string Password, string Roles);
}
