using OerPortal.Ingest;
using OerPortal.Reading.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Reading.Tests;

public sealed class CaptionTests(ReadingApp app)
{
    [Fact]
    public async Task Subtitles_named_like_a_film_are_offered_with_their_language()
    {
        var film = app.Library.AddOther(app.Portal.Id, FileKind.Video, "Bài 1.mp4", "bai 1.srt", "Bài 1.srt", "Bài 1.en.vtt", "Bài 2.srt");

        var tracks = await TracksAsync(film);

        tracks.Select(t => (t.Language, t.Label)).ShouldBe([("en", "Tiếng Anh"), ("vi", "Tiếng Việt")]);
        tracks.ShouldAllBe(t => t.Address.EndsWith("/phu-de.vtt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_only_subtitles_belong_to_the_only_film_whatever_their_name()
        => (await TracksAsync(app.Library.AddOther(app.Portal.Id, FileKind.Video, "phim.mp4", "loi thoai.srt"))).Count.ShouldBe(1);

    [Fact]
    public async Task Of_several_films_none_gets_the_subtitles_of_another()
        => (await TracksAsync(app.Library.AddOther(app.Portal.Id, FileKind.Video, "a.mp4", "b.mp4", "b.srt"))).ShouldBeEmpty();

    private async Task<IReadOnlyList<(string? Language, string? Label, string Address)>> TracksAsync(LibraryItem film)
    {
        using var guest = app.Guest();
        var page = await guest.OpenAsync($"/doc/{film.Card.PublicId}");
        return [.. page.Document.QuerySelectorAll("video track").Select(t => (t.GetAttribute("srclang"), t.GetAttribute("label"), t.GetAttribute("src")!))];
    }
}
