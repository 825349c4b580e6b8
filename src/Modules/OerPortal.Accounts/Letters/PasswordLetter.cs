using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Data;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Letters;

/// <summary>The link for who forgot the password.</summary>
internal sealed class PasswordLetter(AccountsDbContext db, PasswordLinks links, IMail mail, ISites sites, IStringLocalizer strings, TimeProvider time) : ILetterWriter
{
    internal const string KindOfLetter = "accounts.password";

    /// <summary>Whoever asked an hour ago does not wait any more.</summary>
    private static readonly TimeSpan OfUseFor = TimeSpan.FromHours(1);

    public string Kind => KindOfLetter;

    public async Task<Letter?> WriteAsync(string about, DateTimeOffset since, CancellationToken cancellation)
    {
        var id = Guid.ParseExact(about, "N");
        if (time.GetUtcNow() - since > OfUseFor
            || await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.ErasedAt == null && p.EmailConfirmed, cancellation) is not { Email: { } address } person)
        {
            return null;
        }

        var secret = await links.MakeAsync(id, cancellation);
        using (Speaking.As(person.Language))
            return Compose(address, person.DisplayName, person.Language, person.UserName!, secret);
    }

    public Letter Sample() => Compose("hanh@truong.edu.vn", strings["accounts.letter.sampleName"], Speaking.Language, "co.hanh", "…");

    private Letter Compose(string address, string name, string language, string userName, string secret)
        => new(address, name, strings["accounts.letter.password.subject", sites.Portal.Name],
            [strings["accounts.letter.hello", name], strings["accounts.letter.password.text", userName], strings["accounts.letter.password.limit", (int)PasswordLinks.Lasts.TotalMinutes]])
        {
            Language = language,
            Step = new LetterStep(strings["accounts.letter.password.step"], mail.AddressOf($"/quen-mat-khau/{secret}")),
            Reason = strings["accounts.letter.password.reason"],
        };
}
