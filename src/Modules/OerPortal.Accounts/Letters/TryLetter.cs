using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Data;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Letters;

/// <summary>Shows an operator that letters arrive.</summary>
internal sealed class TryLetter(AccountsDbContext db, IMail mail, ISites sites, IStringLocalizer strings, TimeProvider time) : ILetterWriter
{
    internal const string KindOfLetter = "accounts.try";

    private static readonly TimeSpan OfUseFor = TimeSpan.FromHours(1);

    public string Kind => KindOfLetter;

    public async Task<Letter?> WriteAsync(string about, DateTimeOffset since, CancellationToken cancellation)
    {
        var id = Guid.ParseExact(about, "N");
        if (time.GetUtcNow() - since > OfUseFor || await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.ErasedAt == null && p.EmailConfirmed, cancellation) is not { Email: { } address } person)
            return null;
        using (Speaking.As(person.Language))
            return Compose(address, person.DisplayName);
    }

    public Letter Sample() => Compose("hanh@truong.edu.vn", strings["accounts.letter.sampleName"]);

    private Letter Compose(string address, string name)
        => new(address, name, strings["accounts.letter.try.subject", sites.Portal.Name], [strings["accounts.letter.hello", name], strings["accounts.letter.try.text"]])
        {
            Language = Speaking.Language,
            Step = new LetterStep(strings["accounts.letter.try.step"], mail.AddressOf("/quan-tri/thu")),
        };
}
