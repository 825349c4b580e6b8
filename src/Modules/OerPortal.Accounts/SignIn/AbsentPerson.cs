using Microsoft.AspNetCore.Identity;
using OerPortal.Accounts.Models;

namespace OerPortal.Accounts.SignIn;

/// <summary>Stands in for people who do not exist, so that looking at their password costs what it costs for others. Singleton.</summary>
internal sealed class AbsentPerson(IPasswordHasher<Person> hasher)
{
    private readonly Person _nobody = new() { DisplayName = "", CreatedAt = default };
    private readonly Lazy<string> _hash = new(() => hasher.HashPassword(null!, Guid.CreateVersion7().ToString()));

    internal void Verify(string password) => hasher.VerifyHashedPassword(_nobody, _hash.Value, password);
}
