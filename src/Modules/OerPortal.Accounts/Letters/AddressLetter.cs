using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Data;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Letters;

/// <summary>Asks whether an address is that of who says so.</summary>
internal sealed class AddressLetter(AccountsDbContext db, IMail mail, ISites sites, IStringLocalizer strings, TimeProvider time) : ILetterWriter
{
    internal const string KindOfLetter = "accounts.address";

    public string Kind => KindOfLetter;

    public async Task<Letter?> WriteAsync(string about, DateTimeOffset since, CancellationToken cancellation)
    {
        var id = Guid.ParseExact(about, "N");
        var now = time.GetUtcNow();
        var oldest = now - Addresses.Lasts;
        var asked = await db.NewAddresses.FirstOrDefaultAsync(a => a.PersonId == id && a.AskedAt > oldest, cancellation);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.ErasedAt == null, cancellation);
        if (asked is null || person is null)
            return null;
        (var secret, asked.Hash) = LinkSecret.New();
        asked.ExpiresAt = now + Addresses.Lasts;
        await db.SaveChangesAsync(cancellation);
        using (Speaking.As(person.Language))
            return Compose(asked.Address, person.DisplayName, person.Language, secret);
    }

    public Letter Sample() => Compose("hanh@truong.edu.vn", strings["accounts.letter.sampleName"], Speaking.Language, "…");

    private Letter Compose(string address, string name, string language, string secret)
        => new(address, name, strings["accounts.letter.address.subject", sites.Portal.Name], [strings["accounts.letter.hello", name], strings["accounts.letter.address.text", address, sites.Portal.Name]])
        {
            Language = language,
            Step = new LetterStep(strings["accounts.letter.address.step"], mail.AddressOf($"/xac-nhan-email/{secret}")),
            Reason = strings["accounts.letter.address.reason"],
        };
}
