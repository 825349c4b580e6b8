using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.Passwords;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Members;

/// <summary>Makes accounts: for readers who register, for people an administrator enters, for recipes.</summary>
internal sealed partial class Registration(AccountsDbContext db, UserManager<Person> people, PasswordHashing hashing, TimeProvider time)
{
    private const string NameLetters = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int NameMark = 10;

    /// <summary>A reader's own registration. The chosen school is asked to confirm; see <see cref="JoinRequest"/>.</summary>
    internal async Task<RegistrationOutcome> RegisterReaderAsync(NewPerson wanted, IPAddress? address, CancellationToken cancellation)
    {
        var person = Make(wanted, isTemporary: false);
        if (wanted.SchoolId is { } school)
            db.JoinRequests.Add(new JoinRequest { PersonId = person.Id, SiteId = school, AskedAt = time.GetUtcNow() });
        Keep(wanted, person.Id);
        db.Record("accounts.register", $"person:{person.Id}");
        return await SaveAsync(person, wanted.Password, isReader: true, HashingFor.Stranger(address), cancellation);
    }

    /// <summary>An account somebody else enters; the roles hold at once.</summary>
    /// <param name="grantedBy">Null when the system does it.</param>
    internal async Task<RegistrationOutcome> EnterAsync(
        NewPerson wanted, IEnumerable<(Guid SiteId, SiteRole Role)> roles, Guid? grantedBy, bool isTemporary, CancellationToken cancellation)
    {
        var person = Make(wanted, isTemporary);
        db.Memberships.AddRange(roles.Distinct().Select(r => Hold(person.Id, r.SiteId, r.Role, grantedBy)));
        Keep(wanted, person.Id);
        db.Record("accounts.create", $"person:{person.Id}");
        return await SaveAsync(person, wanted.Password, isReader: false, HashingFor.Known, cancellation);
    }

    /// <summary>For somebody another provider vouches for: a reader like those who register, who signs in by that provider alone.</summary>
    internal async Task<Person> OpenWithoutPasswordAsync(Newcomer newcomer, CancellationToken cancellation)
    {
        var isFree = newcomer.ProvenAddress is { } address && IsAddress(address) && people.NormalizeEmail(address) is var normal && !await db.People.AnyAsync(p => p.NormalizedEmail == normal, cancellation);
        var wanted = new NewPerson($"ban-{RandomNumberGenerator.GetString(NameLetters, NameMark)}", newcomer.DisplayName, "", null) { AgreedTo = newcomer.AgreedTo, IsAddressProven = isFree };
        var person = Make(wanted, isTemporary: false);
        person.Email = isFree ? newcomer.ProvenAddress : null;
        Keep(wanted, person.Id);
        db.Record("accounts.register", $"person:{person.Id}");
        var result = await people.CreateAsync(person);
        return result.Succeeded ? person : throw new InvalidOperationException($"No account for a newcomer: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
    }

    private void Keep(NewPerson wanted, Guid personId)
    {
        if (wanted.AgreedTo is { } words)
            db.Consents.Add(new Consent { PersonId = personId, Purpose = "account", Wording = words, Language = Speaking.Language, GivenAt = time.GetUtcNow() });
    }

    internal static bool IsAddress(string text) => text.Length <= MailInvitation.AddressLength && EmailShape().IsMatch(text);

    private async Task<RegistrationOutcome> SaveAsync(Person person, string password, bool isReader, HashingFor who, CancellationToken cancellation)
    {
        var faults = await FaultsAsync(person, password, isReader, cancellation);
        if (faults.Count == 0)
        {
            try
            {
                person.PasswordIsShort = PasswordRules.IsShort(password);
                person.PasswordHash = await hashing.HashAsync(password, who, cancellation);
                // The store saves, and with it everything added to the context before: all or nothing.
                var result = await people.CreateAsync(person);
                if (result.Succeeded)
                    return new RegistrationOutcome(person, []);
                faults = [.. result.Errors.Select(e => e.Code)];
            }
            catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                faults = [NameTaken];
            }
        }

        db.ChangeTracker.Clear();
        return new RegistrationOutcome(null, faults);
    }

    internal const string NameMissing = nameof(NameMissing);
    internal const string NameTooLong = nameof(NameTooLong);
    internal const string UserNameMalformed = nameof(UserNameMalformed);
    internal const string EmailMalformed = nameof(EmailMalformed);
    internal const string NameTaken = nameof(NameTaken);

    /// <summary>What is wrong at first sight, all of it; whether the name is free is told only to those who really register.</summary>
    internal IReadOnlyList<string> FaultsOf(NewPerson wanted) => FaultsOf(Make(wanted, isTemporary: false), wanted.Password, isReader: true);

    private async Task<List<string>> FaultsAsync(Person person, string password, bool isReader, CancellationToken cancellation)
    {
        var faults = FaultsOf(person, password, isReader);
        if (!faults.Contains(EmailMalformed) && !faults.Contains(UserNameMalformed) && await IsTakenAsync(person, cancellation))
            faults.Add(NameTaken);
        return faults;
    }

    private static List<string> FaultsOf(Person person, string password, bool isReader)
    {
        var faults = new List<string>();
        if (person.DisplayName.Length == 0)
            faults.Add(NameMissing);
        else if (person.DisplayName.Length > Person.DisplayNameLength)
            faults.Add(NameTooLong);
        if (person.Email is { } email && !EmailShape().IsMatch(email))
            faults.Add(EmailMalformed);
        else if (person.Email is null && !UserNameShape().IsMatch(person.UserName!))
            faults.Add(UserNameMalformed);
        string?[] about = [person.UserName, person.Email, person.DisplayName];
        if ((isReader ? PasswordRules.ReadersFault(password, about) : PasswordRules.Fault(password, about)) is { } fault)
            faults.Add(fault);
        return faults;
    }

    private Task<bool> IsTakenAsync(Person person, CancellationToken cancellation)
    {
        var name = people.NormalizeName(person.UserName);
        var email = people.NormalizeEmail(person.Email);
        return db.People.AnyAsync(p => p.NormalizedUserName == name || (email != null && p.NormalizedEmail == email), cancellation);
    }

    internal Person Make(NewPerson wanted, bool isTemporary)
    {
        var login = wanted.Login.Trim();
        return new Person
        {
            UserName = login,
            Email = login.Contains('@', StringComparison.Ordinal) ? login : null,
            DisplayName = string.Join(' ', wanted.DisplayName.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            HomeSiteId = wanted.SchoolId,
            EmailConfirmed = wanted.IsAddressProven,
            Language = Speaking.Language,
            PasswordIsTemporary = isTemporary,
            CreatedAt = time.GetUtcNow(),
        };
    }

    private Membership Hold(Guid personId, Guid siteId, SiteRole role, Guid? grantedBy)
        => new() { PersonId = personId, SiteId = siteId, Role = role, Since = time.GetUtcNow(), GrantedBy = grantedBy };

    [GeneratedRegex(@"^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{1,38})[a-zA-Z0-9]$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex UserNameShape();

    [GeneratedRegex(@"^[^@\s<>""\p{C}]{1,64}@[^@\s<>""\p{C}.]+(?:\.[^@\s<>""\p{C}.]+)+$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex EmailShape();
}

/// <param name="Login">User name or e-mail address.</param>
internal sealed record NewPerson(string Login, string DisplayName, string Password, Guid? SchoolId)
{
    /// <summary>They have opened a link that was sent to the address.</summary>
    public bool IsAddressProven { get; init; }

    /// <summary>The words they agreed to; null where somebody else enters them.</summary>
    public string? AgreedTo { get; init; }
}

/// <param name="Faults">Codes of <see cref="Registration"/> and <see cref="PasswordRules"/>; empty when the account was made.</param>
internal sealed record RegistrationOutcome(Person? Person, IReadOnlyList<string> Faults);
