using Npgsql;
using OerPortal.Cms.Data;

namespace OerPortal.Cms.Sites;

/// <summary>
/// Takes what one school has over to another: every row of every module that says <c>site_id</c>, but for tables that are declared with
/// <see cref="StaysWithSchool"/>. See docs/adr/0050-closing-and-merging-schools.md.
/// </summary>
public interface ISchoolMerging
{
    /// <summary>How many rows of each table would go; tables without any are left out.</summary>
    Task<IReadOnlyDictionary<string, int>> CountAsync(Guid school, CancellationToken cancellation);

    /// <summary>Closes the school and moves what it has, in one transaction with what was recorded in the context.</summary>
    Task MergeAsync(Site school, Closing closing, ModuleDbContext recorded, CancellationToken cancellation);

    /// <summary>Gives back what came from the school and is still there, and opens it again.</summary>
    Task UndoAsync(Site school, ModuleDbContext recorded, CancellationToken cancellation);
}

/// <summary>A table whose rows stay with their school when it is merged into another; register as a singleton instance.</summary>
/// <param name="Table">With its schema.</param>
/// <param name="Because">Why, for whoever reads it.</param>
public sealed record StaysWithSchool(string Table, string Because);

/// <summary>
/// Sets what a school has apart from what the other has under the same name: a row that would be there twice stays behind when a school is merged.
/// Works in the merge's own transaction; register as a singleton.
/// </summary>
public interface ISetsApart
{
    /// <summary>Before the school's rows go to the other school.</summary>
    Task SetApartAsync(Site school, Guid into, NpgsqlTransaction transaction, CancellationToken cancellation);

    /// <summary>After what came from the school has gone back to it.</summary>
    Task UndoAsync(Site school, NpgsqlTransaction transaction, CancellationToken cancellation);
}

/// <summary>A column that names a school and is not called <c>site_id</c>; its rows go with the school.</summary>
public sealed record GoesWithSchool(string Table, string Column);
