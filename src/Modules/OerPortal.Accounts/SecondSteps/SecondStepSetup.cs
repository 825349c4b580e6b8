using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SignIn;

namespace OerPortal.Accounts.SecondSteps;

/// <summary>Turns the second step on and off. Each change makes the other sessions sign in again.</summary>
internal sealed class SecondStepSetup(
    AccountsDbContext db, UserManager<Person> people, IUserStore<Person> store, SecondStepCheck check, RecoveryCodes recovery, Sessions sessions, TimeProvider time)
{
    /// <summary>The key to show while the second step is off; the same until it is confirmed, so that a page may be loaded again.</summary>
    internal async Task<AuthenticatorKey> KeyAsync(Person person, CancellationToken cancellation)
    {
        if (await people.GetAuthenticatorKeyAsync(person) is { Length: > 0 } known)
            return new AuthenticatorKey(known);
        var key = people.GenerateNewAuthenticatorKey();
        // The user manager would renew the security stamp with it, which signs people out; nothing has changed for them yet.
        await ((IUserAuthenticatorKeyStore<Person>)store).SetAuthenticatorKeyAsync(person, key, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new AuthenticatorKey(key);
    }

    internal Task<SecondStep?> FindAsync(Guid personId, CancellationToken cancellation)
        => db.SecondSteps.AsNoTracking().FirstOrDefaultAsync(s => s.PersonId == personId, cancellation);

    /// <returns>The recovery codes, to be shown once; null when the code does not fit.</returns>
    internal async Task<IReadOnlyList<string>?> TurnOnAsync(HttpContext http, Person person, string code, CancellationToken cancellation)
    {
        if (person.TwoFactorEnabled || await check.StepOfAsync(person, code) is not { } step)
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.SecondSteps.Add(new SecondStep { PersonId = person.Id, Since = time.GetUtcNow(), LastStep = step });
        var codes = await recovery.RenewAsync(person.Id, cancellation);
        db.Record("accounts.second-step.on", $"person:{person.Id}");
        person.TwoFactorEnabled = true;
        await people.UpdateSecurityStampAsync(person);
        await transaction.CommitAsync(cancellation);
        await StayHereAloneAsync(http, person, cancellation);
        return codes;
    }

    internal async Task<IReadOnlyList<string>> RenewCodesAsync(Person person, CancellationToken cancellation)
    {
        var codes = await recovery.RenewAsync(person.Id, cancellation);
        db.Record("accounts.second-step.codes", $"person:{person.Id}");
        await db.SaveChangesAsync(cancellation);
        return codes;
    }

    internal async Task TurnOffAsync(HttpContext http, Person person, CancellationToken cancellation)
    {
        await ForgetAsync(person, "accounts.second-step.off", cancellation);
        await StayHereAloneAsync(http, person, cancellation);
    }

    /// <summary>For somebody who has lost phone and codes: the password alone signs in again. All their sessions end.</summary>
    /// <returns>False when there was no second step.</returns>
    internal async Task<bool> ResetAsync(Guid personId, CancellationToken cancellation)
    {
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == personId, cancellation);
        if (person is not { TwoFactorEnabled: true })
            return false;
        await ForgetAsync(person, "accounts.second-step.reset", cancellation);
        await sessions.EndOthersAsync(personId, null, cancellation);
        return true;
    }

    private async Task ForgetAsync(Person person, string action, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await RemoveAsync(db, person.Id, cancellation);
        db.Record(action, $"person:{person.Id}");
        person.TwoFactorEnabled = false;
        await people.UpdateSecurityStampAsync(person);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Everything that is kept of somebody's second step.</summary>
    internal static async Task RemoveAsync(AccountsDbContext db, Guid personId, CancellationToken cancellation)
    {
        await db.RecoveryCodes.Where(c => c.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.SecondSteps.Where(s => s.PersonId == personId).ExecuteDeleteAsync(cancellation);
        // The key goes too: what an old phone shows must never fit again.
        await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == personId).ExecuteDeleteAsync(cancellation);
    }

    private async Task StayHereAloneAsync(HttpContext http, Person person, CancellationToken cancellation)
    {
        await sessions.EndOthersAsync(person.Id, http.User.SessionId(), cancellation);
        await sessions.RefreshAsync(http, person, cancellation);
    }
}
