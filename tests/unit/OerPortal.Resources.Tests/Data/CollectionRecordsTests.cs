using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Data;

/// <summary>Collections as others follow them.</summary>
public sealed class CollectionRecordsTests(ResourcesApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happens_to_a_collection_is_followed_to_its_end()
    {
        var school = await app.CreateSchoolAsync();
        var first = await app.PublishAsync(school);
        var second = await app.PublishAsync(school);
        var id = await app.ActAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<ResourcesDbContext>();
            var made = db.Collections.Add(Collection.Start(school.Id, first.Teacher.Id, "Sông Đăk Bla", "Đọc ở nhà", app.Clock.GetUtcNow())).Entity;
            await db.SaveChangesAsync(Cancellation);
            return made.Id;
        }, school);
        var made = await LastAsync(0, id);
        // What nobody may find is told to nobody.
        made.Document.ShouldBeNull();
        made.SiteId.ShouldBe(school.Id);

        await ChangeAsync(id, c => { c.Add(second.Id, app.Clock.GetUtcNow()); c.Add(first.Id, app.Clock.GetUtcNow()); });
        await ChangeAsync(id, c => c.Publish(first.Teacher.Id, app.Clock.GetUtcNow()));
        var filled = await LastAsync(made.Number, id);
        filled.Document!.Title.ShouldBe("Sông Đăk Bla");
        filled.Document.ResourceIds.ShouldBe([second.Id, first.Id]);

        await ChangeAsync(id, c => c.Settle(first.Id, c.AddSection("Tuần 2", "Sau lễ.", app.Clock.GetUtcNow()).Id, "Đọc kĩ", app.Clock.GetUtcNow()));
        filled = await LastAsync(filled.Number, id);
        filled.Document!.Sections.ShouldHaveSingleItem().ResourceIds.ShouldBe([first.Id]);
        filled.Document.Notes.ShouldBe([KeyValuePair.Create(first.Id, "Đọc kĩ")]);

        // Whoever takes a resource away for good takes it out of collections too, without a word to them.
        await app.ActAsSystemAsync(services => services.GetRequiredService<ResourcesDbContext>().Database
            .ExecuteSqlAsync($"DELETE FROM resources.collection_item WHERE collection_id = {id} AND resource_id = {second.Id}", Cancellation), school);
        var less = await LastAsync(filled.Number, id);
        less.Document!.ResourceIds.ShouldBe([first.Id]);

        await app.ActAsSystemAsync(services => services.GetRequiredService<ResourcesDbContext>().Collections.Where(c => c.Id == id).ExecuteDeleteAsync(Cancellation), school);
        var gone = await LastAsync(less.Number, id);
        gone.Document.ShouldBeNull();
        gone.PublicId.ShouldBe(made.PublicId);
        (await SinceAsync(gone.Number)).ShouldNotContain(r => r.Id == id);
    }

    private Task ChangeAsync(Guid id, Action<Collection> change) => app.ActAsSystemAsync(async services =>
    {
        var db = services.GetRequiredService<ResourcesDbContext>();
        change(await db.Collections.OfAllSites().Whole().SingleAsync(c => c.Id == id, Cancellation));
        await db.SaveChangesAsync(Cancellation);
    });

    private async Task<PublicRecord<CollectionDocument>> LastAsync(long number, Guid id) => (await SinceAsync(number)).Single(r => r.Id == id);

    private Task<IReadOnlyList<PublicRecord<CollectionDocument>>> SinceAsync(long number) =>
        app.ActAsSystemAsync(s => s.GetRequiredService<ICollections>().ChangesSinceAsync(number, int.MaxValue, Cancellation));
}
