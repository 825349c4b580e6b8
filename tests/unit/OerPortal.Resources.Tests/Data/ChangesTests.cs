using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Data;

/// <summary>The catalogue as others follow it.</summary>
public sealed class ChangesTests(ResourcesApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_holds_the_whole_description()
    {
        var about = Samples.About("Ghi chép đầy đủ") with { Contributors = [new("Y Hnhân", "aut"), new("A Lưu", "ill")], RightsNote = "Ảnh của trường." };
        var book = await app.PublishAsync(await app.CreateSchoolAsync(), about: about);
        var record = (await RecordAsync(book)).ShouldNotBeNull();
        record.PublicId.ShouldBe(book.PublicId);
        record.SiteId.ShouldBe(book.School.Id);
        var document = record.Document.ShouldNotBeNull();
        document.About.Contributors.Select(c => c.Role).ShouldBe(["aut", "ill"]);
        document.About.RightsNote.ShouldBe("Ảnh của trường.");
        document.FileIds.ShouldBe([book.FileId]);
        document.Card.Title.ShouldBe("Ghi chép đầy đủ");
    }

    [Fact]
    public async Task Every_change_has_a_greater_number_and_what_is_gone_stays_in_the_record()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school);
        var first = (await RecordAsync(book))!.Number;
        (await RecordAsync(book))!.Number.ShouldBe(first);
        await using var connection = await OpenAsync();
        await connection.ExecuteAsync("UPDATE resources.catalogue_entry SET visibility = 0 WHERE resource_id = @Id", new { book.Id });
        var narrowed = (await RecordAsync(book))!;
        narrowed.Number.ShouldBeGreaterThan(first);
        narrowed.Document!.Card.Visibility.ShouldBe(Visibility.School);

        await connection.ExecuteAsync("DELETE FROM resources.catalogue_entry WHERE resource_id = @Id", new { book.Id });
        var gone = (await SinceAsync(narrowed.Number)).Single(r => r.Id == book.Id);
        gone.Document.ShouldBeNull();
        gone.PublicId.ShouldBe(book.PublicId);
        (await SinceAsync(gone.Number)).ShouldNotContain(r => r.Id == book.Id);
    }

    [Fact]
    public async Task Nobody_who_follows_misses_a_change_however_late_it_is_committed()
    {
        const int writers = 20;
        var school = await app.CreateSchoolAsync();
        var books = new List<PublishedResource>();
        for (var i = 0; i < writers; i++)
            books.Add(await app.PublishAsync(school));
        var seen = new Dictionary<Guid, string>();
        var cursor = 0L;
        await FollowAsync();

        var writing = Task.WhenAll(books.Select((book, i) => WriteAsync(book.Id, late: i == 0)));
        while (!writing.IsCompleted)
            await FollowAsync();
        await writing;
        await FollowAsync();

        foreach (var book in books)
            seen[book.Id].ShouldBe("Lần 10");

        async Task FollowAsync()
        {
            foreach (var record in await SinceAsync(cursor, count: 7))
            {
                record.Number.ShouldBeGreaterThan(cursor);
                cursor = record.Number;
                if (record.Document is { } document)
                    seen[record.Id] = document.Card.Title;
            }
        }
    }

    private async Task WriteAsync(Guid resourceId, bool late)
    {
        await using var connection = await OpenAsync();
        for (var i = 1; i <= 10; i++)
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancellation);
            await connection.ExecuteAsync("UPDATE resources.catalogue_entry SET title = @title WHERE resource_id = @resourceId", new { title = $"Lần {i}", resourceId }, transaction);
            await Task.Delay(late ? i == 10 ? 5000 : 0 : 20 * i, Cancellation);
            await transaction.CommitAsync(Cancellation);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync() => await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Cancellation);

    private Task<IReadOnlyList<PublicRecord<ResourceDocument>>> SinceAsync(long number, int count = int.MaxValue) =>
        app.ActAsSystemAsync(s => s.GetRequiredService<IResources>().ChangesSinceAsync(number, count, Cancellation));

    private Task<PublicRecord<ResourceDocument>?> RecordAsync(PublishedResource book) =>
        app.ActAsSystemAsync(s => s.GetRequiredService<IResources>().RecordAsync(book.Id, Cancellation));
}
