using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Cards;

/// <summary>What became of an application, to the address that was given with it.</summary>
internal sealed class CardLetter(LibraryDbContext db, ISites sites, IStringLocalizer strings, TimeProvider time) : ILetterWriter
{
    internal const string KindOfLetter = "library.card";

    public string Kind => KindOfLetter;

    internal static string About(Guid cardId, CardNews news) => $"{cardId:N}:{news}";

    public async Task<Letter?> WriteAsync(string about, DateTimeOffset since, CancellationToken cancellation)
    {
        var parts = about.Split(':');
        var (id, news) = (Guid.ParseExact(parts[0], "N"), Enum.Parse<CardNews>(parts[1]));
        if (await db.Cards.OfAllSites().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.PersonId != null && c.Mail != "", cancellation) is not { } card || sites.Find(card.SiteId) is not { } site)
            return null;
        using (Speaking.As(card.Language))
            return Compose(card, news, site);
    }

    public Letter Sample()
    {
        var card = new ReaderCard { SiteId = sites.Portal.Id, Kind = ReaderKind.Resident, AskedAt = time.GetUtcNow(), Number = 12, Mail = "hanh@example.vn", ValidUntil = VietnamTime.DayOf(time.GetUtcNow()).AddYears(2) };
        card.Rename(strings["accounts.letter.sampleName"]);
        return Compose(card, CardNews.Given, sites.Portal);
    }

    private Letter Compose(ReaderCard card, CardNews news, Site site) => new(
        card.Mail, card.Name, strings[$"library.card.letter.{news}.subject", site.Name],
        [
            strings["library.card.letter.hello", card.Name],
            strings[$"library.card.letter.{news}.text", site.Name, card.NumberText, card.ValidUntil?.Day() ?? ""],
            .. card.Reason.Length > 0 ? [strings["library.card.letter.reason", card.Reason].Value] : Array.Empty<string>(),
        ])
    {
        Language = card.Language,
        Reason = strings["library.card.letter.why", site.Name],
    };
}
