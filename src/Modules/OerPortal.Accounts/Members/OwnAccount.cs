using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.Passwords;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Members;

/// <summary>What people change about themselves.</summary>
internal sealed class OwnAccount(AccountsDbContext db, UserManager<Person> people, Sessions sessions, SignInAttempts attempts, PasswordHashing hashing)
{
    internal const string WrongPassword = nameof(WrongPassword);

    internal Task<Person> FindAsync(Guid id, CancellationToken cancellation)
        => db.People.FirstAsync(p => p.Id == id, cancellation);

    /// <summary>The school the person asked to be a reader of and that has not answered yet.</summary>
    internal Task<Guid?> AskedSchoolAsync(Guid id, CancellationToken cancellation)
        => db.JoinRequests.Where(r => r.PersonId == id).OrderBy(r => r.AskedAt).Select(r => (Guid?)r.SiteId).FirstOrDefaultAsync(cancellation);

    internal async Task RenameAsync(HttpContext http, Guid id, string displayName, CancellationToken cancellation)
    {
        var person = await FindAsync(id, cancellation);
        person.DisplayName = displayName;
        await db.SaveChangesAsync(cancellation);
        await sessions.RefreshAsync(http, person, cancellation);
    }

    internal async Task<IReadOnlyList<Consent>> ConsentsAsync(Guid id, CancellationToken cancellation)
        => await db.Consents.AsNoTracking().Where(c => c.PersonId == id).OrderBy(c => c.GivenAt).ToListAsync(cancellation);

    internal async Task SpeakAsync(Guid id, string language, CancellationToken cancellation)
    {
        (await FindAsync(id, cancellation)).Language = language;
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Ends all other sessions of the person.</summary>
    internal async Task<PasswordOutcome> ChangePasswordAsync(HttpContext http, Guid id, string current, string wanted, CancellationToken cancellation)
    {
        var person = await FindAsync(id, cancellation);
        var known = await KnowsPasswordAsync(person, current, cancellation);
        if (!known.Succeeded)
            return known;
        if (await FaultAsync(person, wanted, cancellation) is { } fault)
            return new PasswordOutcome(fault, TimeSpan.Zero);

        person.PasswordHash = await hashing.HashAsync(wanted, HashingFor.Known, cancellation);
        person.PasswordIsTemporary = false;
        person.PasswordIsShort = PasswordRules.IsShort(wanted);
        db.Record("accounts.password.change", $"person:{id}");
        await people.UpdateSecurityStampAsync(person);
        await sessions.EndOthersAsync(id, http.User.SessionId(), cancellation);
        await sessions.RefreshAsync(http, person, cancellation);
        return PasswordOutcome.Good;
    }

    /// <summary>What is wrong with a password that the person wants, for the roles that they have; null when nothing is.</summary>
    internal async Task<string?> FaultAsync(Person person, string wanted, CancellationToken cancellation)
    {
        string?[] about = [person.UserName, person.Email, person.DisplayName];
        return await IsReaderAsync(person.Id, cancellation) ? PasswordRules.ReadersFault(wanted, about) : PasswordRules.Fault(wanted, about);
    }

    /// <summary>Whether a reader's password is enough: no role with power, anywhere.</summary>
    internal async Task<bool> IsReaderAsync(Guid id, CancellationToken cancellation)
        => !await db.Memberships.AnyAsync(m => m.PersonId == id && m.Role != SiteRole.Reader, cancellation);

    /// <summary>Asks again who is there before something that cannot be taken back. As slow for guessers as sign-in.</summary>
    internal async Task<PasswordOutcome> KnowsPasswordAsync(Person person, string password, CancellationToken cancellation)
    {
        var attempt = await attempts.BeginOwnAsync(person.Id, cancellation);
        if (attempt.MustWait)
            return new PasswordOutcome(null, attempt.Wait);
        if (password.Length > PasswordRules.MaxLength || !await hashing.FitsAsync(person, password, HashingFor.Known, cancellation))
            return new PasswordOutcome(WrongPassword, TimeSpan.Zero);
        await db.SaveChangesAsync(cancellation);
        await attempts.ForgiveAsync(attempt, cancellation);
        return PasswordOutcome.Good;
    }
}

/// <param name="Fault">A code, or null.</param>
/// <param name="Wait">How long to wait before trying again; zero when the try was looked at.</param>
internal sealed record PasswordOutcome(string? Fault, TimeSpan Wait)
{
    internal static PasswordOutcome Good { get; } = new(null, TimeSpan.Zero);

    internal bool Succeeded => Fault is null && Wait == TimeSpan.Zero;
}
