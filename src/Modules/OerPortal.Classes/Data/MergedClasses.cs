using Npgsql;
using OerPortal.Classes.Names;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Data;

/// <summary>
/// When schools are merged, two classes of one name are two classes: the one that comes is called after its school as well. Numbers of pupils mean
/// nothing at another school, and the next roster there must not take one pupil for another by them: they are laid aside.
/// </summary>
internal sealed class MergedClasses : ISetsApart
{
    public async Task SetApartAsync(Site school, Guid into, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await RunAsync(
            """
            update classes.school_class c set name = c.name || @mark, plain_name = c.plain_name || @plain
            where c.site_id = @school and c.closed_at is null
                and exists (select 1 from classes.school_class o where o.site_id = @into and o.closed_at is null and o.plain_name = c.plain_name)
            """,
            school, into, transaction, cancellation);
        await RunAsync("update classes.pupil set former_number = number, number = null where site_id = @school and number is not null", school, into, transaction, cancellation);
    }

    public async Task UndoAsync(Site school, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await RunAsync(
            """
            update classes.school_class set name = left(name, -length(@mark)), plain_name = left(plain_name, -length(@plain))
            where site_id = @school and right(name, length(@mark)) = @mark
            """,
            school, school.Id, transaction, cancellation);
        await RunAsync("update classes.pupil set number = former_number, former_number = null where site_id = @school and former_number is not null", school, school.Id, transaction, cancellation);
    }

    /// <summary>What stands behind the name of a class that came from the school: " (THCS Ba Lan)".</summary>
    internal static string Mark(Site school)
    {
        const string word = "Trường ";
        return $" ({(school.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? school.Name[word.Length..] : school.Name)})";
    }

    private static async Task RunAsync(string sql, Site school, Guid into, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
        command.Parameters.AddWithValue("school", school.Id);
        command.Parameters.AddWithValue("into", into);
        command.Parameters.AddWithValue("mark", Mark(school));
        command.Parameters.AddWithValue("plain", ClassName.Plain(Mark(school)));
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
