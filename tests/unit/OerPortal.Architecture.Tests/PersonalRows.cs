using System.Text.RegularExpressions;

namespace OerPortal.Architecture.Tests;

/// <summary>Compares the columns that hold people's ids with those that modules answer for.</summary>
internal static partial class PersonalRows
{
    /// <summary>One sentence for each column without an answer, and for each answer without a column.</summary>
    public static IReadOnlyList<string> Unanswered(IReadOnlyCollection<IdColumn> real, IReadOnlyCollection<string> answered)
    {
        var known = answered.ToHashSet(StringComparer.Ordinal);
        var there = real.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return [
            .. real.Where(column => (column.IsReference || Person().IsMatch(column.Name)) && !known.Contains(column.Name))
                .Select(column => $"{column.Name} holds people, but no IPersonalRecords answers for it"),
            .. known.Except(there).Select(gone => $"{gone} is answered for but is not there")];
    }

    // By custom: a person's own id, an owner, a user of ASP.NET Core Identity, or whoever did something.
    [GeneratedRegex(@"\.(\w*person_id|\w*owner_id|user_id|\w*author_id|\w+_by)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Person();
}

/// <param name="Name">"schema.table.column" of type uuid.</param>
/// <param name="IsReference">A foreign key to the table of people.</param>
internal sealed record IdColumn(string Name, bool IsReference);
