package io.reeltime.ingest.table;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.jdbc.JdbcClientPool;

/**
 * SQLite's driver with faults as planned. Each call that reaches the catalogue's file is two steps:
 * one before its effect and one after it, where the caller can't know whether it took place.
 */
final class FaultyCatalogue {
  private static final int SQLITE_IOERR = 10;
  private static final Set<String> REACHING_THE_FILE =
      Set.of("prepareStatement", "execute", "executeQuery", "executeUpdate", "commit");

  private final int busyMillis;
  private int firstFailing = Integer.MAX_VALUE;
  private int lastFailing = Integer.MAX_VALUE;
  private int steps;
  private Consumer<String> beforeCall = _ -> {};
  private Consumer<SQLException> onFailure = _ -> {};

  /** One whose connections wait so long for a lock that another holds. */
  FaultyCatalogue(int busyMillis) {
    this.busyMillis = busyMillis;
  }

  /** Connections for {@link LakeTables}. */
  JdbcClientPool connections(Map<String, String> properties) {
    Map<String, String> own = new HashMap<>(properties);
    own.put("jdbc.busy_timeout", Integer.toString(busyMillis));
    return new JdbcClientPool(1, String.valueOf(own.get("uri")), own) {
      @Override
      protected Connection newClient() {
        return proxy(Connection.class, super.newClient());
      }
    };
  }

  /** From now on, these steps fail, counted from 0. */
  synchronized void plan(int firstStep, int lastStep) {
    firstFailing = firstStep;
    lastFailing = lastStep;
    steps = 0;
  }

  /** Steps since the last plan. */
  synchronized int steps() {
    return steps;
  }

  synchronized void beforeEachCall(Consumer<String> action) {
    beforeCall = action;
  }

  /** Is told of each failure of SQLite itself. */
  synchronized void onEachFailure(Consumer<SQLException> action) {
    onFailure = action;
  }

  private <T> T proxy(Class<T> type, T real) {
    InvocationHandler handler = (_, method, arguments) -> call(real, method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Object call(Object real, Method method, Object[] arguments) throws Throwable {
    boolean reaching = REACHING_THE_FILE.contains(method.getName());
    if (reaching) {
      beforeCall.accept(method.getName());
      step("before " + method.getName());
    }
    Object result = callReal(real, method, arguments);
    if (reaching) {
      step("after " + method.getName());
    }
    return result instanceof PreparedStatement statement
        ? proxy(PreparedStatement.class, statement)
        : result;
  }

  private Object callReal(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException failure) {
        onFailure.accept(failure);
      }
      throw e.getCause();
    }
  }

  private synchronized void step(String what) throws SQLException {
    int step = steps++;
    if (step >= firstFailing && step <= lastFailing) {
      throw new SQLException(
          "[SQLITE_IOERR] planned at step " + step + ", " + what, null, SQLITE_IOERR);
    }
  }
}
