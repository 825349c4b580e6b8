using Microsoft.AspNetCore.Identity;

namespace OerPortal.Accounts.Models;

/// <summary>Somebody with an account. What they are at each site stands in <see cref="Membership"/>.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public const int DisplayNameLength = 80;

    public override Guid Id { get; set; } = Guid.CreateVersion7();

    public required string DisplayName { get; set; }

    /// <summary>Name and user name in lower case without marks, kept by the database (see <see cref="Cms.Text.Unmarked"/>).</summary>
    public string PlainNames { get; private set; } = "";

    /// <summary>The school the person belongs to, or null; it gives no right by itself.</summary>
    public Guid? HomeSiteId { get; set; }

    /// <summary>Somebody else made the password; the person is asked to choose an own one.</summary>
    public bool PasswordIsTemporary { get; set; }

    /// <summary>The language of letters to them, <c>vi</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "vi";

    /// <summary>Long enough for a reader only (<see cref="Passwords.PasswordRules"/>): roles with power sleep until there is a longer one.</summary>
    public bool PasswordIsShort { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person had the account deleted. The row stays, emptied, so that what others wrote about it still has an author.</summary>
    public DateTimeOffset? ErasedAt { get; set; }
}
