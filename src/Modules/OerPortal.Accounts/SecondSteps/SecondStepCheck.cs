using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SignIn;

namespace OerPortal.Accounts.SecondSteps;

/// <summary>Looks at codes; none works twice.</summary>
internal sealed class SecondStepCheck(AccountsDbContext db, UserManager<Person> people, RecoveryCodes recovery, SignInAttempts attempts, TimeProvider time)
{
    /// <param name="typed">A code of the app or a recovery code; spaces do not matter.</param>
    /// <param name="attempt">As it was counted (<see cref="SignInAttempts.BeginCodeAsync"/>).</param>
    internal async Task<CodeOutcome> CheckAsync(Person person, string? typed, Attempt attempt, CancellationToken cancellation)
    {
        if (attempt.MustWait)
            return new CodeOutcome(false, attempt.Wait);
        if (!await FitsAsync(person, string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c))), cancellation))
            return new CodeOutcome(false, TimeSpan.Zero);
        await attempts.ForgiveAsync(attempt, cancellation);
        return new CodeOutcome(true, TimeSpan.Zero);
    }

    /// <summary>The time step of a code that fits the person's key, whether or not it has been used.</summary>
    internal async Task<long?> StepOfAsync(Person person, string code)
        => await people.GetAuthenticatorKeyAsync(person) is { Length: > 0 } key ? TimeCode.StepOf(code, new AuthenticatorKey(key).Bytes, time.GetUtcNow()) : null;

    private async Task<bool> FitsAsync(Person person, string code, CancellationToken cancellation)
    {
        if (!person.TwoFactorEnabled)
            return false;
        if (code.Length != TimeCode.Digits)
            return code.Length <= 20 && await recovery.UseAsync(person.Id, code, cancellation);
        // One update decides, so that the same code sent twice at once is accepted once.
        return await StepOfAsync(person, code) is { } step
            && await db.SecondSteps.Where(s => s.PersonId == person.Id && s.LastStep < step).ExecuteUpdateAsync(s => s.SetProperty(row => row.LastStep, step), cancellation) == 1;
    }
}

/// <param name="Wait">How long to wait before trying again; zero when the try was looked at.</param>
internal sealed record CodeOutcome(bool Fits, TimeSpan Wait);
