using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.Passwords;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Recipes;

/// <summary>
/// <c>{"step": "people", "password": "…", "people": [{"userName": "co.hanh", "name": "…", "school": "thcs-ba-lan",
/// "roles": {"thcs-ba-lan": ["teacher"], "": ["reviewer"]}}]}</c>: the site with the empty slug is the portal. Whoever exists already keeps
/// name and password and gets the missing roles. In development the sign-in hint page offers these accounts; elsewhere they get random
/// passwords, unless <c>Accounts:RecipePasswords</c> asks for a rehearsal with those of the recipe.
/// </summary>
internal sealed class PeopleStep(
    AccountsDbContext db, Registration registration, ISites sites, IHostEnvironment environment, IConfiguration configuration, TimeProvider time) : IRecipeStep
{
    public string Name => "people";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        var plan = step.Deserialize<Plan>(JsonSerializerOptions.Web)
            ?? throw new InvalidDataException("The step 'people' is empty.");
        for (var position = 0; position < plan.People.Count; position++)
        {
            var wanted = plan.People[position];
            var written = wanted.Password ?? plan.Password
                ?? throw new InvalidDataException($"{wanted.UserName} has no password.");
            var password = UsesWrittenPasswords ? written : Passphrase.New();
            var id = await PutAsync(wanted, password, cancellation);
            if (environment.IsDevelopment())
                await HintAsync(id, password, position, cancellation);
        }

        say(Summary(plan.People.Count));
    }

    private string Summary(int people) => (environment.IsDevelopment(), UsesWrittenPasswords) switch
    {
        (true, _) => $"{people} people can sign in.",
        (_, true) => $"{people} people can sign in with passwords that anybody can read in the program. This portal is a rehearsal: keep it away from strangers.",
        _ => $"{people} people have a random password each that nobody knows; set new ones at /quan-tri/thanh-vien for those who should sign in.",
    };

    // A recipe's passwords can be read in the program by anybody.
    private bool UsesWrittenPasswords => environment.IsDevelopment() || configuration.GetValue("Accounts:RecipePasswords", false);

    private async Task<Guid> PutAsync(PlannedPerson wanted, string password, CancellationToken cancellation)
    {
        var roles = wanted.Roles.SelectMany(r => r.Value.Select(role => (SiteId: SiteBySlug(r.Key), Role: RoleByName(role)))).ToList();
        var userName = wanted.UserName.ToUpperInvariant();
        var known = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.NormalizedUserName == userName, cancellation);
        if (known is not null)
        {
            await AddMissingAsync(known.Id, roles, cancellation);
            return known.Id;
        }

        var school = string.IsNullOrEmpty(wanted.School) ? (Guid?)null : SiteBySlug(wanted.School);
        var made = await registration.EnterAsync(
            new NewPerson(wanted.UserName, wanted.Name, password, school), roles, null, isTemporary: false, cancellation);
        return made.Person?.Id
            ?? throw new InvalidDataException($"{wanted.UserName} cannot be made: {string.Join(", ", made.Faults)}.");
    }

    private async Task AddMissingAsync(Guid personId, List<(Guid SiteId, SiteRole Role)> roles, CancellationToken cancellation)
    {
        var held = await db.Memberships.AsNoTracking().Where(m => m.PersonId == personId).ToListAsync(cancellation);
        var missing = roles.Distinct().Where(r => !held.Exists(m => m.SiteId == r.SiteId && m.Role == r.Role));
        db.Memberships.AddRange(missing.Select(r => new Membership
        {
            PersonId = personId,
            SiteId = r.SiteId,
            Role = r.Role,
            Since = time.GetUtcNow(),
        }));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task HintAsync(Guid personId, string password, int position, CancellationToken cancellation)
    {
        var hint = await db.SignInHints.FirstOrDefaultAsync(h => h.PersonId == personId, cancellation);
        if (hint is null)
            db.SignInHints.Add(hint = new SignInHint { PersonId = personId, Password = password, Position = position });
        hint.Password = password;
        hint.Position = position;
        await db.SaveChangesAsync(cancellation);
    }

    private Guid SiteBySlug(string slug)
        => slug.Length == 0
            ? sites.Portal.Id
            : sites.FindBySlug(slug)?.Id ?? throw new InvalidDataException($"There is no school '{slug}'.");

    private static SiteRole RoleByName(string name)
        => Enum.TryParse<SiteRole>(name, ignoreCase: true, out var role) && Enum.IsDefined(role)
            ? role
            : throw new InvalidDataException($"There is no role '{name}'.");

    private sealed record Plan(string? Password, IReadOnlyList<PlannedPerson> People);

    private sealed record PlannedPerson(
        string UserName, string Name, string? School, string? Password, IReadOnlyDictionary<string, string[]> Roles);
}
