namespace OerPortal.Cms.Security;

/// <summary>
/// Keys of the portal's own that lie in no database: each is made from the portal's key for one purpose, the same on every instance and after every
/// start, and says nothing about the others. With another portal's key they are others.
/// </summary>
public interface IDerivedKeys
{
    /// <param name="purpose">A name of the module's own, for example <c>classes.pins</c>.</param>
    /// <returns>32 bytes.</returns>
    byte[] Of(string purpose);
}
