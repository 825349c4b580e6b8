using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.TestKit.People;

/// <summary>Opens accounts for tests, with names nobody else has.</summary>
internal static class PeopleMaker
{
    private static readonly string[] Names =
        ["Nguyễn Thị Hạnh", "Y Ngọc Linh", "A Thuận", "Trần Văn Đức", "H'Nga Êban", "Phạm Thuỳ Dương", "Lê Quý", "Đỗ Ân"];

    private static int _count;

    /// <param name="services">A scope in which the system acts.</param>
    /// <param name="site">Where they hold the role.</param>
    /// <param name="role">What they are there.</param>
    /// <param name="withPassword">Whether they can sign in through the page; hashing takes a tenth of a second.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<TestPerson> CreateAsync(
        IServiceProvider services, Site site, SiteRole role, bool withPassword, CancellationToken ct)
    {
        var number = Interlocked.Increment(ref _count);
        var id = Guid.CreateVersion7();
        var made = new TestPerson(id, Names[number % Names.Length], $"{role.ToString().ToLowerInvariant()}-{id:N}", site, role);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var person = new Person
        {
            Id = id,
            UserName = made.UserName,
            NormalizedUserName = services.GetRequiredService<ILookupNormalizer>().NormalizeName(made.UserName),
            DisplayName = made.DisplayName,
            HomeSiteId = site.IsPortal ? null : site.Id,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            CreatedAt = now,
        };
        if (withPassword)
            person.PasswordHash = services.GetRequiredService<IPasswordHasher<Person>>().HashPassword(person, TestPerson.Password);
        var db = services.GetRequiredService<AccountsDbContext>();
        db.Add(person);
        db.Add(new Membership { PersonId = id, SiteId = site.Id, Role = role, Since = now });
        await db.SaveChangesAsync(ct);
        return made;
    }
}
