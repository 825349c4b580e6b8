using OerPortal.Classes.Models;

namespace OerPortal.Classes.Data;

/// <summary>The one rule of whose classes they are.</summary>
internal static class TaughtClasses
{
    /// <summary>Those that the person teaches, as homeroom teacher or another.</summary>
    internal static IQueryable<SchoolClass> TaughtBy(this IQueryable<SchoolClass> classes, Guid? personId, IQueryable<ClassTeacher> teachers)
        => classes.Where(c => c.HomeroomPersonId == personId || teachers.Any(t => t.ClassId == c.Id && t.PersonId == personId));
}
