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

    [Fact]
    public async Task A_place_in_subtitles_opens_their_film_there()
    {
        var film = app.Library.AddOther(app.Portal.Id, FileKind.Video, "Bài 1.mp4", "Bài 1.srt", "Bài 2.mp4", "loi-giai.srt");
        using var guest = app.Guest();

        var answer = await guest.GetAsync($"/doc/{film.Card.PublicId}/{FileOf(film, "Bài 1.srt")}?den=t%3D65&tim=n%C3%BAi");
        answer.Headers.Location!.OriginalString.ShouldBe($"/doc/{film.Card.PublicId}?den=t%3D65&tim=n%C3%BAi");

        (await guest.OpenAsync($"/doc/{film.Card.PublicId}/{FileOf(film, "loi-giai.srt")}")).Document.QuerySelector("a[download]").ShouldNotBeNull("what belongs to no film is taken along");
    }

    [Fact]
    public async Task Beside_a_film_with_subtitles_there_is_room_for_what_is_said()
    {
        using var guest = app.Guest();
        var film = app.Library.AddOther(app.Portal.Id, FileKind.Video, "Bài 1.mp4", "Bài 1.srt");
        (await guest.OpenAsync($"/doc/{film.Card.PublicId}")).Document.QuerySelector("[data-transcript][hidden] h2")!.TextContent.ShouldBe("Lời thoại");
        var silent = app.Library.AddOther(app.Portal.Id, FileKind.Video, "Bài 1.mp4");
        (await guest.OpenAsync($"/doc/{silent.Card.PublicId}")).Document.QuerySelector("[data-transcript]").ShouldBeNull();
    }

    [Fact]
    public async Task A_film_that_does_not_play_yet_is_offered_for_download_with_the_reason()
    {
        using var guest = app.Guest();
        var film = app.Library.AddOther(app.Portal.Id, FileKind.Video, "Bài 1.avi", FileState.ReadyWithoutPreview, "ingest.note.being-converted");
        var page = await guest.OpenAsync($"/doc/{film.Card.PublicId}");
        page.Document.QuerySelector("video").ShouldBeNull();
        page.TextOf("main").ShouldContain("đang được chuyển");
    }

    private static Guid FileOf(LibraryItem item, string name) => item.Files.Values.Single(f => f.Facts.Name == name).Facts.Id;

    private async Task<IReadOnlyList<(string? Language, string? Label, string Address)>> TracksAsync(LibraryItem film)
    {
        using var guest = app.Guest();
        var page = await guest.OpenAsync($"/doc/{film.Card.PublicId}");
        return [.. page.Document.QuerySelectorAll("video track").Select(t => (t.GetAttribute("srclang"), t.GetAttribute("label"), t.GetAttribute("src")!))];
    }
}
