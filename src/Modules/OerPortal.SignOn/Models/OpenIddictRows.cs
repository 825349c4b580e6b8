using OpenIddict.EntityFrameworkCore.Models;

namespace OerPortal.SignOn.Models;

/// <summary>A system that signs people in by the portal.</summary>
public sealed class RegisteredSystem : OpenIddictEntityFrameworkCoreApplication<Guid, Allowance, IssuedToken>
{
    public const int NameLength = 80;

    public SystemKind Kind { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    /// <summary>Since when it is let in no more. The row stays, so that people and the log know what it was.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Where it is told that somebody has signed out (OpenID Connect Back-Channel Logout 1.0), or null.</summary>
    public string? LogoutAddress { get; set; }
}

/// <summary>What can keep a secret, and how people come to it.</summary>
public enum SystemKind : short
{
    /// <summary>A website with a server of its own.</summary>
    Website = 0,

    /// <summary>An app on a phone or computer.</summary>
    App = 1,

    /// <summary>A device or app without a browser, by a code.</summary>
    Device = 2,
}

/// <summary>A person's lasting consent (permanent), or what one visit of theirs at a system stands on (ad hoc).</summary>
public sealed class Allowance : OpenIddictEntityFrameworkCoreAuthorization<Guid, RegisteredSystem, IssuedToken>;

/// <summary>A code or token; what was given out is kept as a hash.</summary>
public sealed class IssuedToken : OpenIddictEntityFrameworkCoreToken<Guid, RegisteredSystem, Allowance>;

/// <summary>OpenIddict looks here for scopes that the portal does not know; there are none.</summary>
public sealed class OtherScope : OpenIddictEntityFrameworkCoreScope<Guid>;
