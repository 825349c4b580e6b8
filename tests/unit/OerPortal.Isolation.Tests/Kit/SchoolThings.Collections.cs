using OerPortal.Cms.Text;

namespace OerPortal.Isolation.Tests.Kit;

internal sealed partial class SchoolThings
{
    private async Task<Names> CollectAsync()
    {
        var answer = await _teacher.PostAsync($"/bo-suu-tap/them/{this[Thing.Resource]["publicId"]}", [new("Heading", $"Bộ {Secret}")]);
        return new Names { ["collectionId"] = answer.Headers.Location!.ToString().Split('/')[^1], ["resourceId"] = this[Thing.Resource]["resourceId"] };
    }

    private async Task<Names> PublishedCollectionAsync()
    {
        var names = await CollectAsync();
        await InsertAsync("id", names["collectionId"], "insert into resources.collection_publication (collection_id, site_id, published_by, published_at, revision) select id, site_id, @teacher, now(), revision from resources.collection where public_id = @id");
        return names;
    }

    /// <summary>With a section, an address for whoever has it, and somebody asked to look at it.</summary>
    private async Task<Names> PrivateCollectionAsync()
    {
        var names = await CollectAsync();
        var which = $"from resources.collection where public_id = '{names["collectionId"]}'";
        var link = await InsertAsync("token", Guid.CreateVersion7(), $"insert into resources.collection_link (collection_id, site_id, token, shared_at) select id, site_id, @id::text, now() {which}");
        var section = await InsertAsync("sectionId", Guid.CreateVersion7(), $"insert into resources.collection_section (id, collection_id, site_id, position, heading, words) select @id, id, site_id, 1, @title, '' {which}");
        await InsertAsync("id", Guid.Empty, $"insert into resources.collection_submission (collection_id, site_id, submitted_by, submitted_at) select id, site_id, @teacher, now() {which}");
        return Names.Joined([names, link, section]);
    }

    /// <summary>The pupil who asks is of the class of the first.</summary>
    private async Task<Names> GivenCollectionAsync()
    {
        var names = await CollectAsync();
        var its = await InsertAsync(
            "id",
            Guid.CreateVersion7(),
            $"""
            insert into classes.school_class (id, site_id, name, plain_name, grade, school_year, code, homeroom_person_id)
            values (@id, @site, @title, @id::text, 6, 2026, '{NewCode()}', @teacher)
            """);
        await InsertAsync(
            "who",
            Pupil.Id,
            $"""
            insert into classes.pupil (person_id, site_id, class_id, name, plain_name, card) values (@id, @site, '{its["id"]}', @title, 'ngoc linh', '{PublicId.New()}')
            on conflict (person_id) do nothing
            """);
        await InsertAsync("given", names["collectionId"], $"insert into classes.given_collection (class_id, public_id, site_id, given_by, given_at) values ('{its["id"]}', @id, @site, @teacher, now())");
        return new Names(names) { ["id"] = its["id"] };
    }
}
