using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Letters;

/// <summary>Letters about notices: what each person wants, what waits for a letter, how one that gathers them reads.</summary>
internal sealed class NoticePost(AccountsDbContext db, MailStop stop, IMail mail, ISites sites, IStringLocalizer strings, TimeProvider time)
{
    /// <summary>Several that come in a row are one letter; who reads them in the portal meanwhile gets none.</summary>
    internal static readonly TimeSpan Gather = TimeSpan.FromMinutes(2);

    /// <summary>Older ones are no news.</summary>
    internal static readonly TimeSpan OfUseFor = TimeSpan.FromDays(3);

    /// <summary>Queues a letter about a notice just told, where the person wants one at once. The day's letter tells of it in any case.</summary>
    internal async Task QueueAsync(Guid personId, string textKey, CancellationToken cancellation)
    {
        var kind = NoticeKinds.Of(textKey);
        if (!mail.IsSet || !await db.People.AnyAsync(p => p.Id == personId && p.EmailConfirmed, cancellation) || (await ChoicesAsync(personId, cancellation))[kind] != NoticeMail.AtOnce)
            return;
        var isUrgent = kind == NoticeKinds.Security;
        var letter = new SendLetter(isUrgent ? SecurityLetter.KindOfLetter : NoticesLetter.KindOfLetter, personId.ToString("N"), time.GetUtcNow());
        await db.EnqueueNowAsync(letter, new JobOptions(isUrgent ? TimeSpan.Zero : Gather), cancellation);
    }

    internal async Task<IReadOnlyDictionary<string, NoticeMail>> ChoicesAsync(Guid personId, CancellationToken cancellation)
    {
        var chosen = await db.NoticeChoices.AsNoTracking().Where(c => c.PersonId == personId).ToDictionaryAsync(c => c.Kind, c => c.Mail, cancellation);
        return NoticeKinds.All.ToDictionary(kind => kind, kind => chosen.TryGetValue(kind, out var mail) ? mail : NoticeKinds.Usual(kind));
    }

    internal async Task ChooseAsync(Guid personId, string kind, NoticeMail wanted, CancellationToken cancellation)
        => await db.Database.ExecuteSqlAsync(
            $"""
            insert into accounts.notice_choice (person_id, kind, mail) select id, {kind}, {(short)wanted} from accounts.person where id = {personId} and erased_at is null
            on conflict (person_id, kind) do update set mail = excluded.mail
            """,
            cancellation);

    /// <summary>No letters any more but those about the account's safety, which everybody must be able to rely on.</summary>
    internal async Task StopAsync(Guid personId, CancellationToken cancellation)
    {
        foreach (var kind in NoticeKinds.All.Where(k => k != NoticeKinds.Security))
            await ChooseAsync(personId, kind, NoticeMail.Never, cancellation);
    }

    /// <summary>A letter about all notices that it may tell of.</summary>
    /// <param name="letter">Key of its words.</param>
    /// <param name="tells">Whether it tells of notices of a kind, given what the person chose for it.</param>
    /// <returns>Null when there are none, or nobody to write to.</returns>
    internal async Task<Letter?> WriteAsync(string letter, Guid personId, Func<string, NoticeMail, bool> tells, CancellationToken cancellation)
    {
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId && p.ErasedAt == null && p.EmailConfirmed, cancellation) is not { Email: { } address } person)
            return null;
        var choices = await ChoicesAsync(personId, cancellation);
        var oldest = time.GetUtcNow() - OfUseFor;
        var waiting = await db.Notices.AsNoTracking().Where(n => n.PersonId == personId && n.ReadAt == null && n.MailedAt == null && n.At > oldest).OrderBy(n => n.Id).ToListAsync(cancellation);
        List<StoredNotice> told = [.. waiting.Where(n => NoticeKinds.Of(n.TextKey) is var kind && tells(kind, choices[kind]))];
        if (told.Count == 0)
            return null;
        using (Speaking.As(person.Language))
        {
            return Compose(letter, address, person.DisplayName, person.Language, told, stop.For(personId)) with
            {
                WhenSent = sent => MarkAsync([.. told.Select(n => n.Id)], sent),
            };
        }
    }

    internal Letter Sample(string letter, params string[] textKeys) => Compose(
        letter, "hanh@truong.edu.vn", strings["accounts.letter.sampleName"], Speaking.Language,
        [.. textKeys.Select(key => new StoredNotice { PersonId = Guid.Empty, TextKey = key, Arguments = ["Firefox · Windows", "…"], Once = "", At = time.GetUtcNow() })], "…");

    private Letter Compose(string letter, string address, string name, string language, IReadOnlyList<StoredNotice> told, string stopping)
    {
        var isSafety = told.All(n => NoticeKinds.Of(n.TextKey) == NoticeKinds.Security);
        return new Letter(address, name, strings[$"accounts.letter.{letter}.subject", sites.Portal.Name], [strings["accounts.letter.hello", name], .. Sentences(told)])
        {
            Language = language,
            Step = new LetterStep(strings[$"accounts.letter.{letter}.step"], mail.AddressOf(isSafety ? "/toi" : "/toi/thong-bao")),
            Reason = strings[isSafety ? "accounts.letter.security.reason" : "accounts.letter.notices.reason"],
            Unsubscribe = isSafety ? null : mail.AddressOf($"/ngung-thu/{stopping}"),
        };
    }

    // What is about the account is said in full. Of all else only how much there is: its words name titles, and not everybody may know those.
    private IEnumerable<string> Sentences(IReadOnlyList<StoredNotice> told)
    {
        foreach (var kind in told.GroupBy(n => NoticeKinds.Of(n.TextKey)).OrderBy(g => NoticeKinds.All.ToList().IndexOf(g.Key)))
        {
            if (kind.Key is NoticeKinds.Security or NoticeKinds.Account)
            {
                foreach (var notice in kind)
                    yield return strings[notice.TextKey, [.. notice.Arguments]];
            }
            else
            {
                yield return strings.Count($"accounts.letter.count.{kind.Key}", kind.Count());
            }
        }
    }

    private async Task MarkAsync(Guid[] ids, CancellationToken cancellation)
        => await db.Notices.Where(n => ids.Contains(n.Id)).ExecuteUpdateAsync(n => n.SetProperty(row => row.MailedAt, time.GetUtcNow()), cancellation);
}

/// <summary>What stands in a link that ends a person's letters without signing in. It does nothing else, so it lasts as long as the portal's keys. Singleton.</summary>
internal sealed class MailStop(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("OerPortal.Accounts.MailStop");

    internal string For(Guid personId) => _seal.Protect(personId.ToString("N"));

    /// <summary>Null when it is none of ours.</summary>
    internal Guid? WhoseIs(string secret)
    {
        try
        {
            return Guid.TryParseExact(_seal.Unprotect(secret), "N", out var id) ? id : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
