using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Library.Tests.Ebooks;

/// <summary>A resource that a school lends: an EPUB, a PDF, an archive and a picture, all of them with words that stand nowhere else.</summary>
internal sealed record LentBook(Site School, TestPerson Owner, Guid ResourceId, string PublicId, string Title, string Beginning, string Secret, Guid Epub, Guid Pdf, Guid Archive, Guid Picture)
{
    internal IReadOnlyList<Guid> Files => [Epub, Pdf, Archive, Picture];
}

internal static class LentBooks
{
    /// <summary>Published by a teacher, who has no other part in it.</summary>
    internal static async Task<LentBook> LentBookAsync(this LibraryApp app, Site school, Visibility visibility = Visibility.Public, string licence = Licences.Lent, bool onlyBook = false)
    {
        var owner = await app.CreatePersonAsync(SiteRole.Teacher, school);
        var approver = await app.CreatePersonAsync(SiteRole.PortalAdministrator);
        var secret = $"bimat{PublicIdOf()}";
        var (title, beginning) = ($"Đảo xa {secret[5..]}", "Sớm ấy thuyền rời bến khi sương còn dày.");
        var text = string.Join(' ', Enumerable.Repeat(beginning, 200)) + $" Hết chuyện, {secret}.";
        var key = $"test:{Guid.CreateVersion7()}";
        var epub = await AcceptAsync("dao-xa.epub", SmallBook.Epub(title, text));
        Guid[] files = onlyBook
            ? [epub]
            : [epub, await AcceptAsync("dao-xa.pdf", SmallPdf.Of([["Dao xa"], [secret]])), await AcceptAsync("phu-luc.zip", Zip(secret)), await AcceptAsync("ban-do.png", Png)];
        await app.WorkIsDoneAsync();
        var about = new ResourceMetadata
        {
            Title = title,
            Description = "Truyện về một chuyến ra đảo.",
            Kind = "sach-dien-tu",
            Levels = ["thcs"],
            Grades = [6],
            Subjects = ["ngu-van"],
            Languages = ["vi"],
            Licence = licence,
            Contributors = [new("Nguyễn Ngọc Đảo", "aut")],
        };
        var now = app.Clock.GetUtcNow();
        var outcome = await app.ActAsSystemAsync(s => s.GetRequiredService<IContributions>().ImportAsync(
            new ImportedResource(key, school.Id, owner.Id, about, visibility, [.. files.Select(id => new ImportedFile(id))], now,
                [new(ImportedStepKind.Submit, owner.Id, now), new(ImportedStepKind.Approve, approver.Id, now)]),
            LibraryApp.Ct));
        outcome.IsFinished.ShouldBeTrue();
        await app.WorkIsDoneAsync();
        return new LentBook(school, owner, outcome.ResourceId, outcome.PublicId, title, beginning, secret, epub, files.ElementAtOrDefault(1), files.ElementAtOrDefault(2), files.ElementAtOrDefault(3));

        Task<Guid> AcceptAsync(string name, byte[] bytes) => app.ActAsSystemAsync(
            s => s.GetRequiredService<IFiles>().AcceptAsync(new NewFile(school.Id, owner.Id, $"import:{key}", name), new MemoryStream(bytes), LibraryApp.Ct));
    }

    /// <summary>Takes a licence in by its form.</summary>
    internal static async Task<Page> LicenceAsync(this LibraryApp app, Visitor librarian, LentBook book, int copies, int days = 5, params (string Name, string Value)[] more)
    {
        _ = app;
        using var answer = await librarian.PostFormAsync(
            $"/quan-tri/sach-dien-tu/{book.PublicId}", Fields.Of([("Input.Copies", $"{copies}"), ("Input.Days", $"{days}"), .. more]), "form[method=post]:has([name='Input.Copies'])");
        return await librarian.ReadAsync(answer.Headers.Location is null ? answer : await librarian.GetAsync(answer.Headers.Location.ToString()[librarian.Site.PathPrefix.Length..]));
    }

    /// <summary>Presses a button of the page on which it is borrowed.</summary>
    internal static async Task<Page> PressAsync(this LentBook book, Visitor reader, string handler)
    {
        using var answer = await reader.PostFormAsync($"/sach-dien-tu/{book.PublicId}", form: $"form[action*='handler={handler}']");
        return answer.Headers.Location is { } to ? await reader.OpenAsync(to.ToString()[reader.Site.PathPrefix.Length..]) : await reader.ReadAsync(answer);
    }

    private static string PublicIdOf() => Cms.Text.PublicId.New().ToLowerInvariant();

    private static byte[] Zip(string secret)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("ghi-chep.txt").Open();
            entry.Write(Encoding.UTF8.GetBytes($"Ghi chép: {secret}"));
        }

        return bytes.ToArray();
    }

    /// <summary>One grey point.</summary>
    private static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");
}
